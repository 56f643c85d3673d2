#!/usr/bin/env node
/** Reads the example reports into ./jixiao.db and compares counties: what `npm start` shows. */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textTable } from '../export/table.js';
import { query } from '../store/query.js';
import { runIngest } from './ingest.js';
import { langOf } from './locale.js';
import { textsIn } from './messages.js';
import { DEFAULT_DB } from './options.js';
import { endOnClosedPipe, write } from './output.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

// the same report lies there in several formats: each is read, and one of them is compared
const ONE_OF_EACH = `(SELECT min(report_id) FROM v_report GROUP BY region_code, year, coalesce(project, title, department))`;

const SATISFACTION = `
SELECT coalesce(county, prefecture, province) AS county, year, level3 AS indicator, target_raw AS target,
       actual_raw AS actual, achieved, replace(path, :folder, '') AS file, place
FROM v_indicator
WHERE (level1_type = 'satisfaction' OR level2_type = 'satisfaction') AND actual_number IS NOT NULL
  AND coalesce(county, prefecture, province) IS NOT NULL AND report_id IN ${ONE_OF_EACH}
ORDER BY year, actual_number DESC, county LIMIT 40`;

const FUNDING = `
SELECT coalesce(county, prefecture, province) AS county, year, coalesce(project, department, unit) AS project,
       coalesce(budget_wan, initial_budget_wan) AS budget, executed_wan AS executed, round(computed_rate, 4) AS rate
FROM v_funding
WHERE source = 'total' AND computed_rate IS NOT NULL AND coalesce(county, prefecture, province) IS NOT NULL
  AND report_id IN ${ONE_OF_EACH}
GROUP BY report_id ORDER BY year, county LIMIT 40`;

async function show(title: string, sql: string, params: Readonly<Record<string, string>> = {}): Promise<void> {
  const { columns, rows } = await query(DEFAULT_DB, sql, { params });
  await write(`\n${title}\n\n${textTable(columns, rows, { maxWidth: 36 })}`);
}

endOnClosedPipe();
const lang = langOf(process.env);
const t = textsIn(lang);
// a path from here is short, and is what the database keeps
const folder = relative(process.cwd(), join(ROOT, 'fixtures', 'reports')) || '.';
await write(`${t('demo.what', { folder })}\n\n`);
const summary = await runIngest({ paths: [folder], db: DEFAULT_DB }, { lang, t });
if (summary !== null && !summary.interrupted && existsSync(DEFAULT_DB)) {
  await show(t('demo.compare'), SATISFACTION, { folder: join(folder, '/') });
  await show(t('demo.funding'), FUNDING);
  const file = readdirSync(folder).find((name) => name.endsWith('.docx')) ?? '';
  const here = relative(process.cwd(), ROOT) === '';
  await write(
    `\n${t('demo.next', { jixiao: here ? 'node dist/src/cli/main.js' : 'jixiao', file: join(folder, file) })}\n`,
  );
}
