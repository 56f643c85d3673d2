/** Amounts by category, purpose or project that a sentence lists: 工资福利支出444.31万元，占比82.32%、商品和服务支出… */
import type { At, Expenditure } from '../../model/record.js';
import { scaleNumber } from '../../text/decimal.js';
import { readRole, sourceOf } from './budget-words.js';
import type { Mention } from './mentions.js';
import { splitByPurpose } from './purpose-split.js';
import type { SectionText } from './types.js';

interface Item {
  readonly item: string;
  readonly amount: number;
  readonly share: number | null;
  readonly isTotal: boolean;
}

const TOLD = new Set(['overview', 'funding', 'performance', 'conclusion', 'organization', 'other']);
const TOTAL =
  /^(?:以上|上述)?(?:[两二三四五六七八九十]+[项类者笔])?(?:资金|费用|支出)*(?:合计|共计|总计|小计)(?:支出|金额)?$/;
// What turns amounts into a list of spending.
const SORTED = /按[^，。；]{0,14}(?:分类|分为|划分|分|计算|统计)|分类(?:情况|如下|为)|构成(?:为|如下|情况)?|支出部分/;
const LISTED = /其中|分别(?:是|为|用于)|包括|主要(?:用于|为|是|有)|用于|具体(?:为|是|如下)|明细|如下/;
const SPENT = /支出|使用|用于|列支|开支|支付|花费|执行/;
const MEANS = /^占(?:比|总|本|部门|全部|当年|基本|项目|支出|预算)?/;
// lines of the budget itself, not what it was spent on
const LINES = /^(?:部门|单位|年度|全年|实际)?(?:基本|项目|整体|总)支出$|^(?:年度|项目)?(?:预算|资金)总?额?$/;
const CHANGE = /(?:增加|减少|增长|下降|节约|节省|压减|超支|调增|调减|追加|欠|拒付|追回|退回|罚款|挽回|节支)(?:了)?$/;
const NAME_TRIM =
  /^(?:其中|主要用于|用于|包括|分别为|分别是|一是|二是|三是|四是|五是|主要是|主要为|以及|和|及|与|支付了?|安排|列支|拨付|支出(?=.{3})|[①-⑳]|[(（]?\d{1,2}[)）.、．]|[“”"《》的：:、，,；;\s])+/;
// shares of counties or towns are no purposes
const PLACE = /[省市县区州盟旗镇乡村]$|街道$/;
// what is left at the end of a list is no source of funds there
const REST = /^其[他它](?:支出|费用)?$/;
const PAID = /(?:支付|拨付|列支|使用)(?:了|资金)?$/;
const NAME_END = /(?:为|是|共计|共|合计|约|计|支出金额|金额|[“”"：:（(\s])+$/;

function nameOf(mention: Mention): string {
  return mention.before
    .replace(NAME_TRIM, '')
    .replace(NAME_END, '')
    .replace(/^[“"]|[”"]$/g, '');
}

/** Yuan; 70万 in a list of 万元 has only dropped its 元. */
function yuan(mention: Mention, inTenThousands: boolean): number | null {
  const { quantity } = mention;
  if (quantity.numberTo !== null || /^[/每／]/.test(mention.after)) return null;
  if (quantity.kind === 'money') return quantity.base?.unit === '元' ? quantity.base.number : null;
  return inTenThousands && quantity.unit === '万' ? scaleNumber(quantity.number, 4) : null;
}

/** Runs of neighbouring items: each a name and an amount, with a share at most between them. */
function runsOf(mentions: readonly Mention[]): { items: Item[]; lead: string }[] {
  const inTenThousands = mentions.some((m) => m.quantity.kind === 'money' && m.quantity.unit === '万元');
  const runs: { items: Item[]; lead: string }[] = [];
  let items: Item[] = [];
  let lead = '';
  const close = (): void => {
    if (items.length > 0) runs.push({ items, lead });
    items = [];
  };
  for (const mention of mentions) {
    const { quantity, gap } = mention;
    if (quantity.kind === 'percent') {
      const last = items.at(-1);
      const words = mention.before.replace(/^[（(]/, '').replace(/[：:为是约达到]+$/, '');
      if (last && last.share === null && (MEANS.test(words) || words === '')) {
        items[items.length - 1] = { ...last, share: scaleNumber(quantity.number, -2) };
      } else close();
      continue;
    }
    const amount = yuan(mention, inTenThousands);
    if (amount === null) {
      if (quantity.kind !== 'count') close();
      continue;
    }
    const { role, subject } = readRole(mention);
    // 其中：田间工程支付986.4万元: what was paid for stands before the verb
    const paid = role === 'executed' && PAID.test(mention.before) && subject.replace(NAME_TRIM, '').length >= 3;
    const name = paid ? subject.replace(NAME_TRIM, '') : nameOf(mention);
    const isTotal = TOTAL.test(name);
    // 年初预算数, 执行数, 结余 and sources of funds belong to the budget lines
    const budget =
      !isTotal &&
      ((role !== null && !paid && !/(?:费|支出|补助|经费|资金)$/.test(name)) ||
        (role !== null && subject === '') ||
        role === 'initialBudget' ||
        role === 'balance' ||
        role === 'received');
    if (
      name.length < 2 ||
      name.length > 40 ||
      budget ||
      LINES.test(name) ||
      CHANGE.test(name) ||
      (sourceOf(name) !== null && !(items.length > 0 && REST.test(name)))
    ) {
      close();
      // its own words may head the list that follows
      continue;
    }
    if (SORTED.test(gap) || LISTED.test(gap.replace(mention.before, '')) || /其中|用于|包括/.test(mention.before))
      close();
    if (items.length === 0) lead = gap;
    // a pause as long as a sentence, or words between the amounts, ends the list
    if (items.length > 0 && !/^[）)]?[，,、；;。：:（(\s和及]/.test(gap) && !/^(?:[^，。；]{0,2})[，,、；;]/.test(gap))
      close();
    if (items.length === 0) lead = gap;
    items.push({ item: name, amount, share: null, isTotal });
  }
  close();
  return runs;
}

const sum = (items: readonly Item[]): number =>
  items.reduce((all, { isTotal, amount }) => (isTotal ? all : all + amount), 0);
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.5;

/** Is the run a list of spending? Shares, a stated order, or amounts that add up to one stated nearby say so. */
function isList(items: readonly Item[], lead: string, stated: readonly number[], heading: string): boolean {
  const own = items.filter((i) => !i.isTotal);
  if (own.length < 2 || own.every((i) => PLACE.test(i.item))) return false;
  if (own.every((i) => i.share !== null)) return true;
  if (SORTED.test(lead)) return true;
  const total = sum(items);
  const addsUp = stated.some((amount) => near(amount, total) && !own.some((i) => near(i.amount, amount)));
  if (addsUp && (LISTED.test(lead) || items.some((i) => i.isTotal) || SPENT.test(lead))) return true;
  const spending = own.every((i) =>
    /(?:支出|费|费用|经费|补助|补贴|工资|奖金|采购|购置|款|工程|项目|资金)$/.test(i.item),
  );
  const told = (LISTED.test(lead) && SPENT.test(lead)) || /使用|支出|开支/.test(heading);
  return spending && told && own.length >= 3;
}

/** `totals` are the budgets of the report itself, in yuan: amounts for one purpose each that add up to one are a split of it. */
export function readExpenditures(sections: readonly SectionText[], totals: readonly number[]): Expenditure[] {
  const rows: Expenditure[] = [];
  const seen = new Set<string>();
  const push = (found: Item, at: At): void => {
    // the same list told twice is one list
    const key = `${found.item} ${String(found.amount)}`;
    if (seen.has(key)) return;
    seen.add(key);
    rows.push({
      form: null,
      ordinal: rows.length + 1,
      item: found.item,
      amount: found.amount,
      share: found.share,
      date: null,
      fundNature: null,
      purpose: null,
      voucher: null,
      note: null,
      isTotal: found.isTotal,
      at,
    });
  };
  for (const { section, lines } of sections) {
    if (!TOLD.has(section.type)) continue;
    for (const { sentences, at } of lines) {
      const stated: number[] = [];
      for (const { mentions } of sentences) {
        for (const { quantity } of mentions)
          if (quantity.kind === 'money' && quantity.base) stated.push(quantity.base.number);
        for (const { items, lead } of runsOf(mentions)) {
          if (isList(items, lead, stated, section.heading)) for (const item of items) push(item, at);
        }
      }
    }
  }
  if (rows.length === 0)
    for (const found of splitByPurpose(sections, totals)) push({ ...found, share: null, isTotal: false }, found.at);
  return rows;
}
