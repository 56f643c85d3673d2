/** Budget lines that the prose states: 2024年基本支出年初预算数X万元，实际预算执行数为Y万元. */
import type { At, Funding, FundingSource, ReportKind, Warning } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { scaleNumber } from '../../text/decimal.js';
import { type BudgetRole, INCOME, type Reading, readRole, sourceOf } from './budget-words.js';
import type { Mention } from './mentions.js';
import { otherYears, within } from './other-years.js';
import type { SectionText } from './types.js';

export interface FundingContext {
  readonly kind: ReportKind;
  /** Names the project goes by; the first is the label of its total. */
  readonly projectNames: readonly string[];
  /** As far as the report states it outright. */
  readonly fiscalYear?: number | null;
}

export interface FundingRead {
  readonly rows: Funding[];
  readonly warnings: Warning[];
}

interface Line {
  label: string;
  source: FundingSource;
  values: Partial<Record<BudgetRole, number>>;
  at: At;
  /** What the whole project costs, be it built in one year or in five. */
  investment?: number;
}

/** Where budgets are told; problems, plans and annexes speak of amounts in other ways. */
const TOLD = new Set(['overview', 'funding', 'performance', 'conclusion', 'organization', 'other']);
const OWN =
  /^(?:本|该|此|整个)?(?:项目|专项|资金|专项资金|项目资金|财政资金|财政专项资金|补助资金|预算资金|预算|支出|总)?(?:总|实际|共|合计|资金|的|已|累计|计划)*$/;
const WHOLE =
  /^(?:部门|单位|我局|本部门|本单位|全局|机关)?(?:整体支出|部门整体支出|支出|总支出|部门支出|部门预算|预算支出|一般公共预算|一般公共预算支出|财政拨款支出|财政拨款)?(?:总|合计|的|预算)*$/;
const PARTS = /(基本支出|项目支出)$/;
const SPENT_IN_ALL = /支出总额|总支出|支出合计|支出总计|支出共计|整体支出/;
const INVESTMENT = /总投资额?|投资总额|投资规模|计划投资|概算/;
/** 全年预算共计176万元 sums up the sources before it. */
const SUM = /(?:共计|合计|总计|总额|总预算|预算总数)(?:为|是|达|约|：|:)*$/;
/** Who hands money down: 中央下达…2150万元，省级下达320万元. */
const GIVER = /(中央|省|自治区|市|州|县|区)(?:级|本级)?(?:财政)?(?:共|共计)?(?:下达|安排|拨付|补助|配套|投入)/g;
const GIVES = /下达|安排|拨付|补助|配套|投入/;
/** 资金来源为中央财政补助120万元、省级…: what the sources give is the budget. */
const ORIGIN = /(?:资金)?(?:来源|构成)(?:于|为|是|有|包括|：|:)/;
const SPENDING = /支出|执行|决算/;
const PER_PERSON = /^[/／每]|^(?:\/|每)[人户亩]/;

/** Yuan, or the fraction of a rate; null where the amount has no certain unit or is one for each person. */
function valueOf({ quantity, after }: Mention): number | null {
  if (quantity.numberTo !== null || PER_PERSON.test(after)) return null;
  if (quantity.kind === 'percent') return quantity.base?.unit === '%' ? scaleNumber(quantity.base.number, -2) : null;
  return quantity.kind === 'money' && quantity.base?.unit === '元' ? quantity.base.number : null;
}

/** Two names that share most of their characters mean one thing (承办服务专项, 经办服务费). */
function alike(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (a.includes(b) || b.includes(a)) return true;
  const chars = new Set(b);
  const shared = [...new Set(a)].filter((c) => chars.has(c)).length;
  return shared / Math.min(new Set(a).size, chars.size) >= 0.7;
}

/** The investment is the year's budget only if the year's own figures do not say otherwise. */
function budgetOf({ values, investment }: Line): number | null {
  if (values.budget !== undefined || investment === undefined) return values.budget ?? null;
  const { executed, executionRate: rate } = values;
  if (values.initialBudget !== undefined && values.initialBudget !== investment) return null;
  if (executed === undefined || rate === undefined) return investment;
  return Math.abs(executed / investment - rate) < 0.02 ? investment : null;
}

export function readFunding(sections: readonly SectionText[], context: FundingContext): FundingRead {
  const lines = new Map<string, Line>();
  const name = context.projectNames[0];
  const department = context.kind === 'department';

  const line = (key: string, label: string, source: FundingSource, at: At): Line => {
    const known = lines.get(key);
    if (known) return known;
    const made: Line = { label, source, values: {}, at };
    lines.set(key, made);
    return made;
  };

  /** The key of the line that a subject means: `total`, a source, 基本支出 …; null: of something else. */
  const keyOf = (subject: string, heading: string): string | null => {
    const source = sourceOf(subject);
    if (source !== null) return `source ${source}`;
    if (department) {
      const part = PARTS.exec(subject)?.[1];
      if (part) return part;
      const under = /^(?:.*?)(基本支出|项目支出)(?:情况|预算|执行|分析)*$/.exec(heading)?.[1];
      if (subject === '' && under) return under;
      return WHOLE.test(subject) ? 'total' : null;
    }
    if (OWN.test(subject) || context.projectNames.some((n) => alike(subject, n))) return 'total';
    return null;
  };

  /** In a sentence that goes on with 其中, parts take the role of the figure before them. */
  let role: BudgetRole | null = null;

  const roleOf = (
    read: Reading,
    mention: Mention,
    named: string | null,
    heading: string,
    rest: string,
  ): BudgetRole | null => {
    if (read.role !== null) return read.role;
    if (mention.quantity.kind !== 'money' || read.subject === INCOME) return null;
    const spent = /(?:项目|专项|资金)支出$/.test(read.subject);
    if (!department && spent) return 'executed';
    // 某某资金1120万元，其中：中央资金… names the whole before its sources
    if (named === 'total' && !department && !OWN.test(read.subject) && /^[，,。（(；;：:]*其中/.test(rest))
      return 'budget';
    if (named === null || named === 'total') return null;
    // 2023年项目支出430万元 under a heading on spending
    if (role !== null) return role;
    if (!department && ORIGIN.test(mention.before)) return 'budget';
    if (department) return /(?:基本|项目)支出/.test(heading) ? 'executed' : null;
    return /到位/.test(heading) ? 'received' : /安排|下达|投入/.test(heading) ? 'budget' : null;
  };

  /** Amounts of other years, told where the report gives none of its own. */
  const others: { readonly words: string; readonly sentence: string; readonly at: At }[] = [];

  const take = (sentence: string, mentions: readonly Mention[], path: readonly string[], at: At): void => {
    let key: string | null = null;
    let opened = false;
    // from 收入 to the next 支出 the figures tell what came in
    let income = false;
    const heading = path.at(-1) ?? '';
    const givers = GIVES.test(sentence) ? [...sentence.matchAll(GIVER)] : [];
    // where several hand money down each amount is that giver's, whatever it is called
    const several = givers.length > 1 && givers.some((match) => match[1] !== givers[0]?.[1]);
    if (!/^其中|^[（(]?其中/.test(sentence)) role = null;
    const elsewhen = otherYears(sentence, context.fiscalYear ?? null);
    // where the whole is named, the givers before it have had their say
    let giversFrom = 0;
    // sources that are listed with one figure each, so that a figure of another kind behind them is of the whole
    const listed = new Map<string, { readonly role: BudgetRole; readonly value: number }>();
    for (const mention of mentions) {
      const { quantity } = mention;
      if (quantity.kind !== 'money' && quantity.kind !== 'percent') continue;
      const value = valueOf(mention);
      const read = readRole(mention);
      const other = within(elsewhen, quantity.start);
      if (other) {
        if (read.role !== null && quantity.kind === 'money') others.push({ words: other.words, sentence, at });
        continue;
      }
      // a share that is no rate of spending says nothing of a budget
      if (quantity.kind === 'percent' && read.role === null && read.subject !== INCOME) {
        if (SPENDING.test(mention.before)) income = false;
        continue;
      }
      const giver = several
        ? givers.findLast((match) => match.index >= giversFrom && match.index < quantity.start)
        : undefined;
      let given = giver?.[1] === undefined ? null : sourceOf(`${giver[1]}${giver[1].length === 1 ? '级' : ''}资金`);
      let named = given === null ? keyOf(read.subject, heading) : `source ${given}`;
      if (read.subject === INCOME) income = true;
      else if (SPENDING.test(mention.before)) income = false;
      if (income) continue;
      const now = roleOf(read, mention, named, heading, sentence.slice(quantity.end, quantity.end + 6));
      if (now !== null && now !== 'executionRate') role = now;
      if (now === null || value === null) continue;
      // the words after a first figure go on with the same line: 年初预算数X万元，执行数Y万元
      const current: string | null = key ?? (given === null ? null : named);
      if (read.subject === '' && current?.startsWith('source ') === true && opened) {
        const sum = SUM.test(mention.before);
        const own = giver !== undefined && mention.before.includes(giver[0]);
        const list = !sum && !own && listed.size > 1 && [...listed.values()].every((it) => it.role !== now);
        // …县级20万元，实际支出150万元: more than the last source has is spent of them all, less may be either
        if (list && (now === 'executionRate' || value <= (listed.get(current)?.value ?? 0))) {
          key = null;
          giversFrom = quantity.start;
          continue;
        }
        if (sum || list) {
          key = 'total';
          named = 'total';
          given = null;
          giversFrom = quantity.start;
          listed.clear();
        }
      }
      const carries: boolean = read.subject === '' && key !== null && opened;
      const first = read.role === 'budget' && !department && lines.size === 0 ? 'total' : null;
      const meant: string | null = carries
        ? key
        : (named ?? (!department && now === 'executed' && read.role === null ? 'total' : first));
      // 县级自筹200万元，县财政100万元: two of one source in one list
      const twice =
        meant !== null && listed.get(meant)?.role === now && !carries && lines.get(meant)?.label !== read.subject;
      const target = twice ? `${meant} ${read.subject}` : meant;
      if (target === null) {
        key = null;
        continue;
      }
      if (now === 'budget' && value === 0) continue;
      if (!allowed(now, target, opened || read.role === null || SPENT_IN_ALL.test(mention.before), path, sentence))
        continue;
      if (target.startsWith('source ')) listed.set(target, { role: now, value });
      // a part named after 其中 does not take over: …，全年支出X万元 goes back to the whole
      if (read.role !== null) key = target;
      opened = true;
      const source = target.startsWith('source ')
        ? (target.split(' ')[1] as FundingSource)
        : target === 'total'
          ? 'total'
          : 'other';
      const into = line(
        target,
        labelOf(
          target,
          given === null || !giver
            ? read.subject
            : giver[0].replace(/(?:共|共计)?(?:下达|安排|拨付|补助|配套|投入)$/, ''),
        ),
        source,
        at,
      );
      if (now === 'budget' && INVESTMENT.test(mention.before)) into.investment ??= value;
      else into.values[now] ??= value;
    }
  };

  const labelOf = (key: string, subject: string): string =>
    key.startsWith('source ')
      ? subject
      : key === 'total'
        ? department
          ? subject || '部门整体支出'
          : (name ?? (subject.length > 2 ? subject : '项目资金'))
        : key;

  /** A department's parts are told project by project too; only lines with a budget of their own are the report's. */
  const allowed = (
    role: BudgetRole,
    key: string,
    opened: boolean,
    path: readonly string[],
    sentence: string,
  ): boolean => {
    if (department && /[“"《].*(?:项目|资金|经费|费)[”"》]/.test(sentence)) return false;
    if (department && path.some((h) => /项目支出绩效|项目绩效|项目$/.test(h))) return false;
    if (opened || lines.has(key)) return true;
    if (role === 'initialBudget' || role === 'budget' || role === 'received') return true;
    return !department && (role === 'executed' || role === 'executionRate');
  };

  for (const { section, lines: texts, path } of sections) {
    if (!TOLD.has(section.type) && !(section.type === 'goals' && /预算|资金|下达/.test(section.heading))) continue;
    for (const { sentences, at } of texts) {
      for (const { text: sentence, mentions } of sentences) {
        if (mentions.some((m) => m.quantity.kind === 'money' || m.quantity.kind === 'percent'))
          take(sentence, mentions, path, at);
      }
    }
  }
  const total = lines.get('total')?.values;
  const told = total !== undefined && (total.budget ?? total.initialBudget ?? total.executed) !== undefined;
  const warnings = (told ? [] : others).map(({ words, sentence, at }) =>
    warn('value.unsure', `the amounts of “${sentence.slice(0, 60)}” are of ${words} and not taken as this year's`, at),
  );
  const rows = [...lines.values()].map((it, i) => ({
    form: null,
    ordinal: i + 1,
    label: it.label,
    source: it.source,
    initialBudget: it.values.initialBudget ?? null,
    budget: budgetOf(it),
    received: it.values.received ?? null,
    executed: it.values.executed ?? null,
    balance: it.values.balance ?? null,
    weight: null,
    executionRate: it.values.executionRate ?? null,
    score: null,
    reason: null,
    at: it.at,
  }));
  return { rows, warnings };
}
