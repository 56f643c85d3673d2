/** Rows of the table of regions: views find a region's levels there by its code and name. */
import type { Region } from '../model/record.js';
import { splitRegion } from './region.js';
import type { Connection } from './sqlite.js';

/** Writes the row of a region unless it is there. */
export function makeRegionWriter(db: Connection): (region: Region | null) => void {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO region (code, name, province_code, province, prefecture_code, prefecture, county)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return (region) => {
    if (region === null) return;
    const { code, name } = region;
    const { provinceCode, province, prefectureCode, prefecture, county } = splitRegion(code, name);
    insert.run(code, name, provinceCode, province, prefectureCode, prefecture, county);
  };
}
