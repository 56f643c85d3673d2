/** Whether two names of units mean one body: abbreviations, left out places, and slips of a character do. */
import { fold } from '../text/clean.js';
import { remembered } from '../text/remembered.js';
import { isWithin } from './region-index.js';
import { findRegion } from './regions.js';

/** What reforms only renamed. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/卫生和?计划生育|卫计/g, '卫生健康'],
  [/卫健/g, '卫生健康'],
  [/人社/g, '人力资源和社会保障'],
  [/市监/g, '市场监督管理'],
  [/城管/g, '城市管理'],
];
/** A character that makes another body of the same kind. */
const TELLING = /[\d一二三四五六七八九十东西南北中上下前后大小新老男女市县区乡镇]/;

/** A list of units names one of them if one of its parts does. */
const parts = (name: string): string[] => [name, ...name.split(/[、,，;；/\s]|(?<=[局委办院校心站所])(?:和|及|与)/)];

export function sameUnit(a: string, b: string): boolean {
  if (a === b && a !== '') return true;
  return parts(a).some((x) => parts(b).some((y) => x !== '' && y !== '' && alike(x, y)));
}

function alike(a: string, b: string): boolean {
  const x = read(a);
  const y = read(b);
  if (x.code !== null && y.code !== null && x.code !== y.code && !isWithin(x.code, y.code) && !isWithin(y.code, x.code))
    return false;
  const [short, long] = x.name.length <= y.name.length ? [x.name, y.name] : [y.name, x.name];
  if (short === '') return true;
  return inOrder(short, long) || slip(short, long);
}

/** The name without place, bracketed notes and the word for its rank; the place apart. */
const read = remembered((name): { readonly name: string; readonly code: string | null } => {
  let text = fold(name)
    .replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')
    .replace(/^\d+[-_]?|\d+$/g, '')
    .replace(/^(?:中共|中国共产党)/, '');
  const place = findRegion(text)[0];
  const [code, ...more] = place?.candidates.map((ref) => ref.code) ?? [];
  if (place?.index === 0) text = text.slice(place.text.length);
  text = text.replace(/^[省市县区州旗本]+/, '').replace(/(?:机关|本级|部门)+$/, '');
  for (const [old, now] of RENAMED) text = text.replace(old, now);
  const kind = text.replace(/(?:委员会|办公室|人民政府|管委会|局|委|办|厅|政府)$/, '');
  return { name: kind === '' ? text : kind, code: place?.index === 0 && more.length === 0 ? (code ?? null) : null };
});

/** 医保 in 医疗保障: the characters of the one stand in the other in the same order. */
function inOrder(short: string, long: string): boolean {
  let at = 0;
  for (const c of short) {
    at = long.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return short.charAt(0) === long.charAt(0) || long.includes(short);
}

/** One character of a longer name is another: 卫生建康 for 卫生健康, but not 第一中学 for 第二中学. */
function slip(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 4) return false;
  const other = [...a].flatMap((c, i) => (c === b[i] ? [] : [c, b[i] ?? '']));
  return other.length === 2 && !other.some((c) => TELLING.test(c));
}
