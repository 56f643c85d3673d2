/** The concept that an indicator's name stands for. */
import { FAMILIES, GENERAL, OTHER_FAMILY, UNIT_MEASURES } from '../../data/concepts.js';
import type { Level1Type, Level2Type } from '../model/record.js';
import { cleanName } from './clean-name.js';
import { putTogether, takeApart } from './parts.js';

/** What stands around an indicator's name. */
export interface ConceptContext {
  readonly level1Type?: Level1Type | null;
  readonly level2Type?: Level2Type | null;
  /** Unit of the target, else of the result. */
  readonly unit?: string | null;
  readonly projectName?: string | null;
  /** Names of the region that the report is of, as 湖南省, 株洲市, 渌口区. */
  readonly regionNames?: readonly string[];
}

export interface Concept {
  /** Family and label, for instance `满意度/群众满意度`. */
  readonly key: string;
  /** The concept in words; the concept of these words is the same one. */
  readonly label: string;
  /** A wider group to look through: 满意度, 参保率, 面积. */
  readonly family: string;
}

/** The family that a label belongs to. */
export function familyOf(label: string): string {
  return FAMILIES.find(([, pattern]) => pattern.test(label))?.[0] ?? OTHER_FAMILY;
}

const NOT_COUNTED: readonly string[] = ['quality', 'timeliness', 'cost', 'economic_cost', 'social_cost', 'ecological_cost', 'satisfaction']; // prettier-ignore

/** What a unit says of a name that does not say how it is measured: 改造农村户厕, in 座. */
function measureOf(unit: string | null, context: ConceptContext): string {
  // in a row on quality, time or cost the unit may count something else: faults, working days
  if (unit === null || NOT_COUNTED.includes(context.level2Type ?? '')) return '';
  return UNIT_MEASURES.find(([pattern]) => pattern.test(unit))?.[1] ?? '';
}

// 参保 is taken for health insurance, as most reports that say no more mean it
const OTHER_INSURANCE = /(?:养老|失业|工伤|生育|长期护理)保险/;

function insured(words: string, projectName: string | null): string {
  if (projectName === null || !words.includes('参保') || /保险|医保/.test(words)) return words;
  const kind = OTHER_INSURANCE.exec(projectName)?.[0];
  return kind === undefined || /医疗|医保/.test(projectName) ? words : words.replace('参保', `${kind}参保`);
}

/** 农村公路养护项目验收合格率 → 验收合格率, in the report of that very project; only before a general concept. */
function withoutProject(words: string, projectName: string | null, regions: readonly string[]): string {
  if (projectName === null) return words;
  const project = cleanName(projectName, regions).words.replace(/(?:专项)?(?:项目|资金|经费|工程)+$/, '');
  if (project.length < 4 || !words.startsWith(project)) return words;
  const rest = words.slice(project.length).replace(/^(?:专项)?(?:项目|资金(?!到|拨|使)|经费|工程)+/, '');
  return GENERAL.test(putTogether(takeApart(rest))) ? rest : words;
}

/** The same names stand in thousands of reports. */
const known = new Map<string, string>();
const KNOWN_AT_MOST = 20_000;

function labelOf(words: string, measure: string): string {
  const key = `${measure} ${words}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let label = putTogether(takeApart(words, measure)) || words;
  // a label may show what the words hid, as a verb behind a filler: go on until it stays as it is
  for (let round = 0; round < 4; round++) {
    const next = putTogether(takeApart(cleanName(label).words, measure)) || label;
    if (next === label) break;
    label = next;
  }
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(key, label);
  return label;
}

/**
 * The concept of an indicator: its name without places, years, quantities, filler and the project's own name, in one
 * order and with one word for several that mean the same. It depends on the arguments alone, never on other names, so
 * that one name means the same in every database. `label` is a fixed point: its concept is the same one.
 *
 * @example
 * conceptKey('2023年全县城乡居民参加医疗保险率'); // label 城乡居民参保率, family 参保率
 */
export function conceptKey(level3: string, context: ConceptContext = {}): Concept {
  const regions = context.regionNames ?? [];
  const projectName = context.projectName ?? null;
  const { words, unit } = cleanName(level3, regions);
  const bare = insured(withoutProject(words, projectName, regions), projectName);
  const measure = measureOf(unit ?? context.unit ?? null, context);
  const label = labelOf(bare, measure);
  const family = familyOf(label);
  return { key: `${family}/${label}`, label, family };
}
