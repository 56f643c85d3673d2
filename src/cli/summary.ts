/** What a run has done, for a person: a table, and what failed and why, grouped by outcome. */
import { textTable } from '../export/table.js';
import { OUTCOMES, WARNING_CODES, type Outcome } from '../model/codes.js';
import { isFailure } from '../model/failure.js';
import type { DoneEvent, IngestEvent, SummaryEvent } from '../run/events.js';
import { isLoss, type Skipped, type SkipReason } from '../run/walk.js';
import type { Totals } from '../store/known.js';
import type { Context } from './context.js';
import { outcomeWords } from './outcome-words.js';
import { printable } from './output.js';

/** Files of one kind that are listed; a run over a crawl may have thousands. */
const LISTED = 50;

/** Outcomes that another try with other limits may change. */
const TRIED_AGAIN: ReadonlySet<Outcome> = new Set(['timeout', 'memory', 'crash']);

type Row = 'new' | 'again' | 'unchanged' | 'unopened';
const ROWS: readonly Row[] = ['new', 'again', 'unchanged', 'unopened'];
const ROW_OF = { inserted: 'new', replaced: 'again', unchanged: 'unchanged' } as const;

interface Sums {
  files: number;
  reports: number;
  indicators: number;
  findings: number;
}
const sums = (): Sums => ({ files: 0, reports: 0, indicators: 0, findings: 0 });

interface Group {
  count: number;
  readonly listed: DoneEvent[];
}

export interface Account {
  readonly see: (event: IngestEvent) => void;
  readonly text: (summary: SummaryEvent, totals: Totals, db: string) => string;
}

const pathOf = ({ path, entry }: DoneEvent): string => printable(entry === null ? path : `${path}/${entry}`);

/** Collects what a summary needs; of long lists only the beginning is kept. */
export function makeAccount({ t, lang }: Context): Account {
  const rows: Record<Row, Sums> = { new: sums(), again: sums(), unchanged: sums(), unopened: sums() };
  const groups = new Map<Outcome, Group>();
  const folders: Skipped[] = [];
  const gone: string[] = [];

  const done = (event: DoneEvent): void => {
    const row = rows[event.loaded === null ? 'unopened' : ROW_OF[event.loaded]];
    row.files++;
    row.reports += event.reports;
    row.indicators += event.indicators;
    row.findings += event.findings;
    if (event.outcome === 'ok') return;
    const group = groups.get(event.outcome) ?? { count: 0, listed: [] };
    group.count++;
    if (group.listed.length < LISTED) group.listed.push(event);
    groups.set(event.outcome, group);
  };

  const table = (totals: Totals, db: string): string => {
    const cells = (name: string, n: Sums | Totals): (string | number)[] => [
      name,
      n.files,
      n.reports,
      n.indicators,
      n.findings,
    ];
    const used = ROWS.filter((row) => rows[row].files > 0);
    const all = sums();
    for (const row of used) for (const key of Object.keys(all) as (keyof Sums)[]) all[key] += rows[row][key];
    return textTable(
      ['', t('ingest.files'), t('ingest.reports'), t('ingest.indicators'), t('ingest.findings')],
      [
        ...used.map((row) => cells(t(`ingest.${row}`), rows[row])),
        ...(used.length > 1 ? [cells(t('ingest.total'), all)] : []),
        cells(t('ingest.holds', { db }), totals),
      ],
      { maxWidth: 60 },
    );
  };

  // the codes of the outcomes themselves stand in the heading
  const said = ({ code, message }: DoneEvent): string => {
    if (message === null) return '';
    const named = lang === 'zh' && code?.startsWith('report.') === true && code in WARNING_CODES;
    const words = named ? `${WARNING_CODES[code as keyof typeof WARNING_CODES].zh}（${message}）` : message;
    return `: ${printable(words)}`;
  };

  const list = (events: readonly DoneEvent[], count: number, indent: string): string[] => [
    ...events.map((e) => `${indent}${pathOf(e)}${said(e)}`),
    ...(count > events.length ? [`${indent}${t('ingest.more', { count: count - events.length })}`] : []),
  ];

  const failures = (db: string): string[] => {
    const failed = (Object.keys(OUTCOMES) as Outcome[]).filter((o) => isFailure(o) && groups.has(o));
    const lost = folders.length;
    if (failed.length === 0 && lost === 0) return [];
    const count = failed.reduce((n, outcome) => n + (groups.get(outcome)?.count ?? 0), 0);
    return [
      ...(failed.length === 0 ? [] : ['', t('ingest.failures', { count })]),
      ...failed.flatMap((outcome) => {
        const group = groups.get(outcome);
        const { meaning, advice } = outcomeWords(outcome, lang);
        const head = lang === 'zh' ? `${meaning}。${advice}` : `${meaning}. ${advice}`;
        return [
          `  ${outcome} (${group?.count ?? 0}): ${head}`,
          ...list(group?.listed ?? [], group?.count ?? 0, '    '),
          ...(TRIED_AGAIN.has(outcome) ? [`    ${t('ingest.retry', { outcome, db })}`] : []),
        ];
      }),
      ...(lost === 0 ? [] : ['', t('ingest.folders', { count: lost })]),
      ...folders.slice(0, LISTED).map((f) => `  ${printable(f.path)}: ${t(`skip.${f.reason}`, { count: 1 })}`),
    ];
  };

  const readButSo = (outcome: Outcome, title: 'ingest.partials' | 'ingest.others'): string[] => {
    const group = groups.get(outcome);
    return group === undefined ? [] : ['', t(title, { count: group.count }), ...list(group.listed, group.count, '  ')];
  };

  return {
    see: (event) => {
      if (event.kind === 'done') done(event);
      else if (event.kind === 'skipped' && isLoss(event.reason)) folders.push(event);
      else if (event.kind === 'gone') gone.push(event.path);
    },
    text: (summary, totals, db) => {
      const skipped = (Object.entries(summary.skipped) as [SkipReason, number][])
        .map(([reason, count]) => t(`skip.${reason}`, { count }))
        .join(lang === 'zh' ? '、' : ', ');
      return [
        table(totals, db).trimEnd(),
        ...readButSo('partial', 'ingest.partials'),
        ...readButSo('not-a-report', 'ingest.others'),
        ...(gone.length === 0 ? [] : ['', t('ingest.gone', { count: gone.length })]),
        ...gone.slice(0, LISTED).map((path) => `  ${printable(path)}`),
        ...failures(db),
        '',
        ...(skipped === '' ? [] : [t('ingest.skipped', { list: skipped })]),
        ...(summary.records === summary.files
          ? []
          : [t('ingest.unpacked', { files: summary.files, records: summary.records })]),
        t('ingest.took', { seconds: summary.seconds.toFixed(summary.seconds < 1 ? 2 : 1) }),
        '',
      ].join('\n');
    },
  };
}
