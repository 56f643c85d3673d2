/**
 * Invented self-evaluation reports of about six pages and what is to be read in them: a standard form with some two dozen
 * indicators between the pages of a report, other words and figures for every seed. The same seed gives the same.
 */
import { heading, line, table, text, title, type Block, type DocumentSpec, type GridRow } from '../fixtures/build/spec.js'; // prettier-ignore
import { standardForm, type Leaf, type Level1 } from '../fixtures/build/standard-form.js';

/** An indicator as it is stated. */
export interface GoldIndicator {
  readonly level3: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: number;
  readonly score: number;
}

/** What stands in a document. */
export interface Gold {
  readonly project: string;
  readonly year: number;
  readonly indicators: readonly GoldIndicator[];
  /** Yuan, a row of funding each. */
  readonly funding: readonly { readonly budget: number; readonly executed: number }[];
  readonly score: number;
}

export interface Invented {
  readonly spec: DocumentSpec;
  readonly gold: Gold;
}

type Random = () => number;

/** Mulberry32 by Tommy Ettinger (public domain): small, and good enough to mix documents. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PLACES = ['湖南省岳阳市临湘市', '湖南省株洲市攸县', '陕西省榆林市米脂县', '贵州省遵义市凤冈县', '安徽省六安市金寨县', '河南省南阳市宛城区']; // prettier-ignore
const PROJECTS = [
  '农村公路日常养护',
  '城乡居民医疗保险补助',
  '高标准农田建设',
  '农村饮水安全维修',
  '校舍安全改造',
  '困难群众救助',
];
const OFFICES = ['交通运输局', '医疗保障局', '农业农村局', '水利局', '教育局', '民政局'];
const THINGS = ['养护里程', '补助人数', '建设面积', '维修供水点', '改造校舍', '发放次数', '培训场次', '巡查次数'];
const UNITS = ['公里', '人', '亩', '处', '栋', '次', '场', '次'];
const RATES = ['验收合格率', '资金到位及时率', '按期完成率', '政策知晓率', '群众满意度', '设备完好率'];
const SENTENCES = [
  '项目实施以来，各单位严格按照资金管理办法执行，做到专款专用、独立核算。',
  '年初预算安排资金{a}万元，实际到位{a}万元，全年支出{b}万元，预算执行率{r}%。',
  '全年完成{t}{n}{u}，惠及群众{p}人，较上年增长{g}%。',
  '通过现场核查和问卷调查，共发放问卷{n}份，收回有效问卷{m}份，群众满意度达{r}%。',
  '在项目管理方面，建立了领导小组统一协调、业务股室分工负责、乡镇具体落实的工作机制。',
  '个别乡镇资料归档不够及时，绩效指标设置的可量化程度有待进一步提高。',
  '下一步将加强预算编制的科学性，细化绩效指标，强化过程监控，提高资金使用效益。',
];
const HEADINGS = ['项目基本情况', '绩效评价工作开展情况', '综合评价情况及评价结论', '绩效评价指标分析', '主要经验及做法、存在的问题及原因分析', '有关建议']; // prettier-ignore

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] ?? (list[0] as T);
const whole = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

function prose(random: Random, sentences: number): Block {
  const budget = whole(random, 100, 5000);
  const values: Record<string, () => string> = {
    a: () => String(budget),
    b: () => String(Math.round(budget * 0.96)),
    r: () => (90 + random() * 10).toFixed(1),
    g: () => (random() * 12).toFixed(1),
    t: () => pick(random, THINGS),
    u: () => '处',
    n: () => String(whole(random, 20, 900)),
    m: () => String(whole(random, 10, 20)),
    p: () => String(whole(random, 1000, 90000)),
  };
  const one = (): string => pick(random, SENTENCES).replace(/\{(\w)\}/g, (_, key: string) => values[key]?.() ?? '');
  return text(Array.from({ length: sentences }, one).join(''));
}

function amountLeaf(random: Random, points: number): Leaf {
  const i = whole(random, 0, THINGS.length - 1);
  const amount = whole(random, 5, 2000);
  const unit = UNITS[i] ?? '个';
  return [`${THINGS[i] ?? ''}（${whole(random, 1, 99)}类）`, `≥${amount}${unit}`, `${amount + whole(random, 0, 9)}${unit}`, String(points), String(points), '']; // prettier-ignore
}

function rateLeaf(random: Random, points: number): Leaf {
  const short = random() < 0.15;
  const name = `${pick(random, PROJECTS)}${pick(random, RATES)}`;
  return [name, '≥95%', short ? '93.5%' : '97%', String(points), String(short ? points - 1 : points), short ? '个别项目工期较紧，下一步加强调度' : '']; // prettier-ignore
}

type MakeLeaf = (random: Random, points: number) => Leaf;

/** Kinds of indicators with the least number of each. */
const KINDS: readonly (readonly [string, readonly (readonly [string, number, MakeLeaf])[]])[] = [
  ['产出指标', [['数量指标', 5, amountLeaf], ['质量指标', 3, rateLeaf], ['时效指标', 2, rateLeaf], ['成本指标', 1, amountLeaf]]],
  ['效益指标', [['经济效益指标', 1, amountLeaf], ['社会效益指标', 3, rateLeaf], ['可持续影响指标', 2, rateLeaf]]],
  ['满意度指标', [['服务对象满意度指标', 1, rateLeaf]]],
]; // prettier-ignore
/** Points of all indicators together; the rest is for the execution of the budget. */
const POINTS = 90;

/** Indicators with weights that add up: two or more for each point that is left over get one more. */
function invent3(random: Random): Level1[] {
  const counts = KINDS.flatMap(([, kinds]) => kinds.map(([, least]) => least + whole(random, 0, 2)));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const more = POINTS - Math.floor(POINTS / all) * all;
  let [kind, made] = [0, 0];
  return KINDS.map(([name1, kinds]) => [
    name1,
    kinds.map(([name2, , leaf]) => [
      name2,
      Array.from({ length: counts[kind++] ?? 0 }, () => leaf(random, Math.floor(POINTS / all) + (made++ < more ? 1 : 0))), // prettier-ignore
    ]),
  ]);
}

function inventForm(
  random: Random,
  project: string,
  office: string,
  year: number,
): { rows: readonly GridRow[]; gold: Gold } {
  // prettier-ignore
  const budget = whole(random, 100, 3000);
  const done = Math.round(budget * 9.6) / 10;
  const tree = invent3(random);
  const indicators = tree
    .flatMap(([, kinds]) => kinds.flatMap(([, leaves]) => leaves))
    .map(([level3 = '', target = '', actual = '', weight, score]) => ({ level3, target, actual, weight: Number(weight), score: Number(score) })); // prettier-ignore
  const score = Math.round(10 * (9.6 + indicators.reduce((sum, one) => sum + one.score, 0))) / 10;
  const rows = standardForm({
    name: project,
    units: ['主管部门', office, '实施单位', office],
    funding: [
      ['年度资金总额', String(budget), String(budget), String(done), '10', '96%', '9.6'],
      ['其中：当年财政拨款', String(budget), String(budget), String(done), '—', '96%', '—'],
      ['上年结转资金', '0', '0', '0', '—', '—', '—'],
      ['其他资金', '0', '0', '0', '—', '—', '—'],
    ],
    goal: [`完成${project}年度任务，改善群众生产生活条件。`, `${project}年度任务已完成，群众生产生活条件明显改善。`],
    tree,
    total: ['100', String(score), ''],
  });
  const yuan = (wan: number): number => Math.round(wan * 10_000);
  const money = [{ budget: yuan(budget), executed: yuan(done) }, { budget: yuan(budget), executed: yuan(done) }, { budget: 0, executed: 0 }, { budget: 0, executed: 0 }]; // prettier-ignore
  return { rows, gold: { project, year, indicators, funding: money, score } };
}

/** `report`: about six pages with the form in the midst; `form`: the form alone, with its heading. */
export type Size = 'report' | 'form';

/** The document of a seed. */
export function invent(seed: number, size: Size = 'report'): Invented {
  const random = randomFrom(seed);
  const place = pick(random, PLACES);
  const project = `${pick(random, PROJECTS)}（${seed}标段）`;
  const office = `${place.slice(-3)}${pick(random, OFFICES)}`;
  const year = whole(random, 2020, 2024);
  const name = `${place}${year}年度${project}绩效自评报告`;
  const blocks: Block[] = [title(name), line(`填报单位：${office}`)];
  const form = inventForm(random, project, office, year);
  const page = { title: name, date: `${year + 1}-03-20`, source: office };
  if (size === 'form') {
    const alone = [title('项目支出绩效自评表'), title(`（${year}年度）`), table(form.rows)];
    return { spec: { name, page, blocks: [...blocks, ...alone], as: [] }, gold: form.gold };
  }
  HEADINGS.forEach((words, i) => {
    blocks.push(heading(1, words));
    for (let part = 0; part < 2; part++) {
      blocks.push(heading(2, `${words}之${['一', '二'][part] ?? ''}`), prose(random, 5), prose(random, 4));
    }
    if (i === 3) blocks.push(title('项目支出绩效自评表'), title(`（${year}年度）`), table(form.rows));
  });
  return { spec: { name, page, blocks, as: [] }, gold: form.gold };
}
