/**
 * How long questions to a large database take: views by county, concept and year, search, comparison. Medians of nine,
 * side by side with a plain scan of the names, so that runs on busy and idle machines can be set against each other.
 *
 *   node dist/bench/large-database.js big.db 1000000
 *   node dist/bench/questions.js big.db
 */
import Database from 'better-sqlite3';
import { compare, openStore, textTable } from '../src/index.js';

const TIMES = 9;
const COUNTY = '渌口区';
const CONCEPT = '城乡居民参保率';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN; // prettier-ignore

interface Asked {
  readonly name: string;
  readonly ask: () => number;
}

function questions(path: string): { readonly asked: readonly Asked[]; readonly close: () => void } {
  const db = new Database(path, { readonly: true });
  const store = openStore(path, { readonly: true });
  const select = (name: string, sql: string): Asked => {
    const statement = db.prepare(sql).raw();
    return { name, ask: () => statement.all().length };
  };
  const few = 'county, year, level3, target_raw, actual_raw, achieved, score_rate, place';
  const asked: Asked[] = [
    select('scan of all names, to compare with', "SELECT count(*) FROM indicator WHERE level3 LIKE '%参保%'"),
    ...['v_indicator', 'v_funding', 'v_report', 'v_finding', 'v_problem', 'v_goal', 'v_指标'].map(
      (view) =>
      select(`${view}, a county and year, all columns`, view === 'v_指标' ? `SELECT * FROM ${view} WHERE 县 = '${COUNTY}' AND 年度 = 2022` : `SELECT * FROM ${view} WHERE county = '${COUNTY}' AND year = 2022`), // prettier-ignore
    ),
    select('v_indicator, a concept and year, 8 columns', `SELECT ${few} FROM v_indicator WHERE concept = '${CONCEPT}' AND year = 2022`), // prettier-ignore
    select('v_indicator, a concept and year, all columns', `SELECT * FROM v_indicator WHERE concept = '${CONCEPT}' AND year = 2022`), // prettier-ignore
    select('v_indicator, a concept and province, 8 columns', `SELECT ${few} FROM v_indicator WHERE concept = '${CONCEPT}' AND province = '湖南省'`), // prettier-ignore
    ...['参保', '居民参保', '水利', '群众 满意度'].map((words): Asked => ({
      name: `search ${words}`,
      ask: () => {
        const { names, sections } = store.search(words);
        return names.length + sections.length;
      },
    })),
    {
      name: `compare ${CONCEPT}, all counties, one year`,
      ask: () => (compare(path, { concept: CONCEPT, years: { from: 2022, to: 2022 } }).outcome === 'compared' ? 1 : 0),
    },
    {
      name: `compare ${CONCEPT}, all counties and years`,
      ask: () => (compare(path, { concept: CONCEPT }).outcome === 'compared' ? 1 : 0),
    },
  ];
  return {
    asked,
    close: () => {
      db.close();
      store.close();
    },
  };
}

const path = process.argv[2];
if (path === undefined) throw new Error('Call it with the path of a database, made by bench/large-database.');
const { asked, close } = questions(path);
const rows = asked.map(({ name, ask }) => {
  let answer = 0;
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    answer = ask();
    return performance.now() - began;
  });
  return [name, answer, Number(median(times).toFixed(1)), Number(Math.max(...times).toFixed(1))];
});
close();
process.stdout.write(textTable(['question', 'rows', 'ms', 'slowest'], rows));
