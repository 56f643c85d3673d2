/**
 * Forms that were seen and not read: words that head a table, with nothing read below them. What is lost there is lost
 * with every row, so it is said once, aloud, besides the cells and lines themselves.
 */
import type { Cell, Doc, Paragraph, Table } from '../model/doc.js';
import type { Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import { rowViews } from '../grid/view.js';
import { filled } from './columns.js';
import { indicatorColumn, namesMoney } from './labels.js';
import type { FormDraft } from './segments.js';

/** Words of headings as they stand in a line of a table that was not seen as one. */
const HEADS: readonly (readonly [string, RegExp, number])[] = [
  ['indicators', /[一二三]级指标|(?:目标|指标|完成|实际)值|分值|权重|得分|自评分|完成情况/g, 3],
  ['funding', /(?:年初|全年|调整后?)预算数?|预算安排数?|到位(?:资金|数)|(?:全年|实际)(?:执行|支出)数?|执行率|结余/g, 3],
];
/** Headings of values and points; the levels beside them may be torn (一级指 over 标). */
const INDICATOR_WORDS = /(?:目标|指标|完成|实际|实现)值|分值|权重|得分|自评分/g;
const ENOUGH_WORDS = 3;
const LEVEL = /[一二三]级指标/;
/** The longest line of headings. */
const LONGEST = 80;
const LEVELS = new Set(['level1', 'level2', 'level3']);

/** Warnings for headings below which nothing was read. `forms` are those that go into reports. */
export function unreadForms(doc: Doc, forms: readonly FormDraft[], uses: ReadonlyMap<Cell, string>): Warning[] {
  const funded = new Set(forms.filter((form) => form.funding.length > 0).flatMap((form) => form.tables));
  const out: Warning[] = [];
  for (const block of doc.blocks) {
    if (block.kind === 'table') out.push(...inTable(block, uses, funded.has(block.at.table ?? 0)));
    else if (block.role === 'body') out.push(...inLine(block));
  }
  for (const form of forms)
    if (form.hasIndicators && form.indicators.length === 0)
      out.push(warn('form.unread', 'the headings of indicators were seen, but no indicator below them', form.at));
  return out;
}

/** What stands in a document of which nothing was read as a report. */
export function whatWasSeen(doc: Doc): string {
  const tables = doc.blocks.filter((block) => block.kind === 'table');
  const cells = tables.flatMap((table) => table.cells).filter(({ text }) => text !== '').length;
  if (cells === 0) return 'it holds no table, and its lines are too few for a narrative';
  return `it holds ${tables.length} table(s) with text in ${cells} cell(s), none of which was read as a self-evaluation, and no narrative beside them`;
}

function inLine({ text, at }: Paragraph): Warning[] {
  if (text.length > LONGEST || /[，。；、：:]/.test(text)) return [];
  for (const [what, words, least] of HEADS) {
    const found = new Set(text.match(words) ?? []);
    if (found.size < least || (what === 'indicators' && !LEVEL.test(text))) continue;
    const message = `“${text.slice(0, 60)}” looks like the headings of ${what}, but what stands below was not seen as a table`;
    return [warn('form.unread', message, at)];
  }
  return [];
}

/**
 * Rows of headings that no block took: two levels of indicators; or two kinds of money where the form has no funding (lists
 * of tasks print money too).
 */
function inTable(table: Table, uses: ReadonlyMap<Cell, string>, funded: boolean): Warning[] {
  const out: Warning[] = [];
  if (table.cells.every((cell) => cell.text === '' || uses.has(cell))) return out;
  for (const row of rowViews(table)) {
    const unread = filled(row).filter((cell) => !uses.has(cell));
    if (unread.length === 0) continue;
    const levels = new Set(unread.map((cell) => indicatorColumn(cell.text)).filter((role) => role && LEVELS.has(role)));
    const money = new Set(unread.filter((cell) => namesMoney(cell.text)).map((cell) => cell.text));
    const words = new Set(
      unread.flatMap((cell) => (cell.text.length <= 12 ? (cell.text.match(INDICATOR_WORDS) ?? []) : [])),
    );
    const what =
      levels.size >= 2 || words.size >= ENOUGH_WORDS ? 'indicators' : money.size >= 2 && !funded ? 'funding' : null;
    const [first] = unread;
    if (what !== null && first)
      out.push(
        warn(
          'form.unread',
          `the headings of ${what} from “${first.text.slice(0, 20)}” on were seen, but not read`,
          first.at,
        ),
      );
  }
  return out;
}
