/**
 * How well a family of forms is read without its own words: for each family of the fixtures, the words of headings and
 * labels that no document of another family needs are taken from the reader, and the family is read and scored again.
 *
 *   npm run build && node dist/bench/leave-one-out.js              every family
 *   node dist/bench/leave-one-out.js --only p3                     families whose name holds the text
 *   node dist/bench/leave-one-out.js --words                       names the words left out, too
 *
 * A family is what the fixtures call it (p1, t2, n4 …); a document in a layout of its own is a family of its own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { extractFile, textTable } from '../src/index.js';
import { f1, score, sum, type Tally } from './gold-score.js';
import { leaveOut, PATTERNS, reduced, SECTION_WORDS, watch } from './vocabulary.js';

interface Task {
  readonly files: readonly string[];
  /** Patterns and section words to read with; null: read as is, and watch. */
  readonly without: {
    readonly patterns: readonly (readonly [number, string])[];
    readonly words: readonly string[];
  } | null;
}

interface Outcome {
  readonly tally: Tally;
  readonly matched: readonly (readonly [pattern: number, text: string])[];
  readonly headings: readonly string[];
}

/** In a worker, whose patterns are its own. */
async function work(task: Task): Promise<Outcome> {
  const matched = task.without ? [] : watch();
  if (task.without) leaveOut(task.without.patterns, task.without.words);
  const tallies: Tally[] = [];
  const headings = new Set<string>();
  for (const file of task.files) {
    const { extraction } = await extractFile(file);
    const gold = JSON.parse(readFileSync(file.replace(/\.[^.]+$/, '.gold.json'), 'utf8')) as Parameters<
      typeof score
    >[0];
    tallies.push(score(gold, extraction));
    for (const { heading } of extraction.reports.flatMap(({ sections }) => sections)) headings.add(heading);
  }
  return { tally: sum(tallies), matched, headings: [...headings] };
}

function inWorker(task: Task): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Results in the order of the tasks, as many at once as there are processors. */
async function all(tasks: readonly Task[]): Promise<Outcome[]> {
  const results = new Map<number, Outcome>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < tasks.length; i = next++) {
      const task = tasks[i];
      if (task) results.set(i, await inWorker(task));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return tasks.map((_, i) => results.get(i)).filter((result) => result !== undefined);
}

/** The folder of the project, above the compiled file or above the source. */
function root(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'fixtures', 'reports'))) return folder;
    if (folder === dirname(folder)) throw new Error('there are no fixtures; run it in a checkout of the project');
  }
}

/** `p1-jinzhai-2023-school.docx` → p1; what is named after its county stands for itself. */
function familyOf(name: string): string {
  const stem = name.replace(/\.[^.]+$/, '');
  if (/^(near-)?miss-/.test(stem)) return 'near-misses';
  return /^([pdtn]\d)-/.exec(stem)?.[1] ?? stem;
}

function families(): [name: string, files: string[]][] {
  const found = new Map<string, string[]>();
  for (const folder of ['reports', 'layouts']) {
    const path = join(root(), 'fixtures', folder);
    for (const name of readdirSync(path).sort()) {
      if (name.endsWith('.json') || !existsSync(join(path, name.replace(/\.[^.]+$/, '.gold.json')))) continue;
      found.set(familyOf(name), [...(found.get(familyOf(name)) ?? []), join(path, name)]);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What the family would be read with if its documents had never been seen; `own`: the words that it alone needs. */
function withoutOwn(mine: Outcome, others: readonly Outcome[]): { task: NonNullable<Task['without']>; own: string[] } {
  const own: string[] = [];
  const patterns: [number, string][] = [];
  const byPattern = (outcomes: readonly Outcome[], number: number): string[] => [
    ...new Set(outcomes.flatMap(({ matched }) => matched.filter(([n]) => n === number).map(([, text]) => text))),
  ];
  for (const [number, pattern] of PATTERNS.entries()) {
    const texts = byPattern([mine], number);
    if (texts.length === 0) continue;
    const needed = byPattern(others, number);
    const known = new Set(needed);
    if (texts.every((text) => known.has(text))) continue;
    const { source } = reduced(pattern, needed);
    const lost = texts.filter((text) => !new RegExp(source, pattern.flags).test(text));
    if (lost.length === 0) continue;
    patterns.push([number, source]);
    own.push(...lost);
  }
  const words = SECTION_WORDS.filter(
    (word) =>
      mine.headings.some((heading) => heading.includes(word)) &&
      !others.some(({ headings }) => headings.some((heading) => heading.includes(word))),
  );
  return { task: { patterns, words }, own: [...new Set([...own, ...words])] };
}

async function main(): Promise<void> {
  const only = process.argv.indexOf('--only');
  const list = families();
  const seen = await all(list.map(([, files]) => ({ files, without: null })));
  const chosen = list.flatMap(([name, files], i) => {
    const mine = seen[i];
    if (!mine || (only >= 0 && !name.includes(process.argv[only + 1] ?? ''))) return [];
    return [{ name, files, mine, ...withoutOwn(mine, seen.filter((other) => other !== mine)) }]; // prettier-ignore
  });
  const left = await all(chosen.map(({ files, task }) => ({ files, without: task })));
  const shown = (tally: Tally): string => f1(tally).toFixed(4);
  const rows = chosen.map(({ name, files, mine, own }, i) => {
    const tally = left[i]?.tally ?? mine.tally;
    return [name, files.length, own.length, shown(mine.tally), shown(tally), ...(process.argv.includes('--words') ? [own.join(' ')] : [])]; // prettier-ignore
  });
  const total = (outcomes: readonly Outcome[]): Tally => sum(outcomes.map(({ tally }) => tally));
  rows.push(['all', chosen.flatMap(({ files }) => files).length, '', shown(total(chosen.map(({ mine }) => mine))), shown(total(left))]); // prettier-ignore
  const columns = ['family', 'documents', 'own words', 'F1', 'F1 without them', ...(process.argv.includes('--words') ? ['the words'] : [])]; // prettier-ignore
  process.stdout.write(`${textTable(columns, rows, { maxWidth: 200 })}\n`);
}

if (isMainThread) await main();
else parentPort?.postMessage(await work(workerData as Task));
