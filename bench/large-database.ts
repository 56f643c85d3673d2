/**
 * A database of any number of made-up indicators, through the loader that `jixiao ingest` uses: counties × years ×
 * projects, with names that differ as they do in reports. The same number gives the same rows.
 *
 *   node dist/bench/large-database.js OUT.db 1000000
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { REGIONS } from '../data/regions.js';
import { openStore, VERSION, type Extraction, type Indicator } from '../src/index.js';
import { aFunding, anIndicator, aReport, aSource, aValue, percent, sha } from '../test/helpers/extraction.js';
import { at } from '../src/model/doc.js';

const PER_REPORT = 16;
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
const BATCH = 200;

const OFFICES = [
  '医疗保障局',
  '教育局',
  '民政局',
  '水利局',
  '农业农村局',
  '交通运输局',
  '人力资源和社会保障局',
  '卫生健康局',
];
const PROJECTS = ['城乡居民医疗保险补助', '校舍安全改造', '困难群众救助', '农村饮水安全维修', '高标准农田建设', '农村公路日常养护', '就业补助', '基本公共卫生服务', '老旧小区改造', '耕地地力保护补贴']; // prettier-ignore
const REASONS = ['外出务工人员较多，部分对象未及时缴费', '受疫情影响，工程推迟开工', '年初预算编制不够精细，下一步加强与业务股室的沟通', '部分资料归档不及时']; // prettier-ignore
/** Level 2, level 3, and the unit of what is counted or % for a rate. */
const NAMES: readonly (readonly [type: Indicator['level2Type'], level2: string, level3: string, unit: string])[] = [
  ['quantity', '数量指标', '补助人数', '人'],
  ['quantity', '数量指标', '培训场次', '场'],
  ['quantity', '数量指标', '养护里程', '公里'],
  ['quantity', '数量指标', '改造面积', '平方米'],
  ['quality', '质量指标', '验收合格率', '%'],
  ['quality', '质量指标', '城乡居民参保率', '%'],
  ['timeliness', '时效指标', '资金到位及时率', '%'],
  ['timeliness', '时效指标', '按期完成率', '%'],
  ['cost', '成本指标', '人均补助标准', '元'],
  ['social', '社会效益指标', '政策知晓率', '%'],
  ['social', '社会效益指标', '惠及群众人数', '人'],
  ['ecological', '生态效益指标', '垃圾无害化处理率', '%'],
  ['sustainability', '可持续影响指标', '设备完好率', '%'],
  ['satisfaction', '服务对象满意度指标', '群众满意度', '%'],
];

type Random = () => number;

/** Mulberry32 by Tommy Ettinger (public domain). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

interface County {
  readonly code: string;
  readonly name: string;
  readonly county: string;
}

/** Every county with the names above it. */
function counties(): County[] {
  const names = new Map(REGIONS.split(';').map((entry) => [entry.slice(0, 6), entry.slice(6)]));
  return [...names].flatMap(([code, county]) => {
    if (code.endsWith('00') || code === '') return [];
    const province = names.get(`${code.slice(0, 2)}0000`) ?? '';
    return [{ code, county, name: `${province}${names.get(`${code.slice(0, 4)}00`) ?? ''}${county}` }];
  });
}

function indicator(random: Random, ordinal: number): Indicator {
  const [type, level2, plain, unit] = NAMES[(ordinal - 1) % NAMES.length] as (typeof NAMES)[number];
  // one name in four is that of this place alone
  const level3 = random() < 0.25 ? `${plain}（${Math.floor(random() * 400)}类）` : plain;
  const goal = unit === '%' ? 80 + Math.floor(random() * 20) : 5 + Math.floor(random() * 5000);
  const result = unit === '%' ? Number((goal - 4 + random() * 8).toFixed(2)) : goal + Math.floor(random() * 20) - 3;
  const counted = (n: number, comparator: '>=' | null) =>
    aValue(`${comparator === null ? '' : '≥'}${n}${unit}`, { comparator, number: n, unit, base: { number: n, unit } });
  const missed = result < goal;
  const benefit = ordinal > 9;
  return anIndicator({
    ordinal,
    level1: benefit ? '效益指标' : '产出指标',
    level1Type: benefit ? 'benefit' : 'output',
    level2,
    level2Type: type,
    level3,
    target: unit === '%' ? percent(goal, '>=') : counted(goal, '>='),
    actual: unit === '%' ? percent(result) : counted(result, null),
    weight: 6,
    score: missed ? Number((5 + random()).toFixed(1)) : 6,
    reason: missed ? pick(random, REASONS) : null,
    at: at({ table: 1, row: 11 + ordinal, column: 4, paragraph: 60 + 8 * ordinal }),
  });
}

function extraction(n: number, places: readonly County[], indicators: number): Extraction {
  const random = randomFrom(n);
  const { code, county, name } = places[n % places.length] as County;
  const year = YEARS[Math.floor(n / places.length) % YEARS.length] as number;
  const project = pick(random, PROJECTS);
  const office = `${county}${pick(random, OFFICES)}`;
  const budget = Math.floor(random() * 900_000_000) / 100;
  const executed = Math.floor(budget * (70 + random() * 30)) / 100;
  const title = `${year}年度${project}项目支出绩效自评表`;
  const money = { budget, received: budget, executed, balance: null, executionRate: Number((executed / budget).toFixed(4)) }; // prettier-ignore
  const report = aReport({
    title,
    fiscalYear: year,
    projectName: project,
    supervisingDepartment: office,
    implementingUnit: office,
    reportingUnit: office,
    region: { code, name },
    period: { start: `${year}-01`, end: `${year}-12` },
    reportDate: `${year + 1}-03-0${1 + (n % 9)}`,
    selfScore: Number((85 + random() * 15).toFixed(2)),
    funding: [aFunding(money), aFunding({ ...money, ordinal: 2, label: '其中：当年财政拨款', source: 'fiscal' })],
    indicators: Array.from({ length: indicators }, (_, i) => indicator(random, i + 1)),
    expenditures: [],
  });
  return {
    source: aSource({ sha256: sha(n + 1), path: `crawl/${code}/${year}/${n}.docx`, title, bytes: 20_000 + (n % 9973) }),
    reports: [report],
    warnings: [],
  };
}

/** Writes a new database with that many indicators. */
export function writeLargeDatabase(path: string, indicators: number): void {
  if (existsSync(path)) throw new Error(`${path} exists. Give the path of a new file.`);
  const places = counties();
  const store = openStore(path);
  try {
    const run = store.beginRun({ arguments: ['made up'] });
    const reports = Math.ceil(indicators / PER_REPORT);
    for (let first = 0; first < reports; first += BATCH) {
      store.batch(() => {
        for (let n = first; n < Math.min(first + BATCH, reports); n++) {
          const many = Math.min(PER_REPORT, indicators - n * PER_REPORT);
          store.load(extraction(n, places, many), { run, outcome: 'ok', readerVersion: VERSION });
        }
      });
    }
    store.endRun(run, { outcomes: { ok: reports }, results: { inserted: reports } });
  } finally {
    store.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , path, count] = process.argv;
  const indicators = Number(count);
  if (path === undefined || !Number.isSafeInteger(indicators) || indicators < 1) {
    throw new Error('Call it with the path of the new database and the number of indicators.');
  }
  const began = performance.now();
  writeLargeDatabase(path, indicators);
  process.stdout.write(`${path}: ${indicators} indicators in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
