/** A profile as tables, for the terminal and for a page. */
import { messageZh } from '../audit/message-zh.js';
import { at } from '../model/doc.js';
import type { Severity } from '../model/record.js';
import type { Profile, ProfileFinding } from '../compare/profile.js';
import type { PageTable } from '../export/chart/page.js';
import type { Lang } from './locale.js';

const en = {
  years: 'By year', reports: 'Reports', missed: 'Targets that were not met', problems: 'Problems and improvements, in the words of the reports', findings: 'Findings',
  year: 'year', project: 'project or unit', kind: 'kind', department: 'department', budget: 'budget 万元', executed: 'spent 万元', rate: 'rate', score: 'score', grade: 'grade',
  indicators: 'indicators', missedCount: 'missed', count: 'reports', projects: 'projects', scores: 'scores', name: 'indicator', target: 'target', actual: 'result', points: 'points', reason: 'reason',
  place: 'place', heading: 'section', text: 'text', severity: 'severity', finding: 'finding', confidence: 'confidence', source: 'file', without: 'without money',
  moneyNote: 'Sums of the reports of projects and transfers that state budget and spending, each report once; a unit’s own report contains its projects and is not added.',
  project_kind: 'project', department_kind: 'unit', transfer_kind: 'transfer', error: 'error', warning: 'warning', info: 'info', problemsType: 'problem', improvementsType: 'improvement', unknownYear: '?',
}; // prettier-ignore

const zh: Readonly<Record<keyof typeof en, string>> = {
  years: '各年度', reports: '自评报告', missed: '未达到指标值的指标', problems: '存在问题与改进措施（报告原文）', findings: '核查发现',
  year: '年度', project: '项目或单位', kind: '类型', department: '部门', budget: '预算（万元）', executed: '执行（万元）', rate: '执行率', score: '自评得分', grade: '等级',
  indicators: '指标数', missedCount: '未完成', count: '报告数', projects: '项目数', scores: '得分', name: '指标', target: '指标值', actual: '完成值', points: '得分/分值', reason: '偏差原因',
  place: '出处', heading: '章节', text: '正文', severity: '程度', finding: '发现', confidence: '可信度', source: '文件', without: '无资金数',
  moneyNote: '为载明预算与执行数的项目、转移支付报告之和，同一报告只计一次；部门整体报告已含其项目，不再相加。',
  project_kind: '项目', department_kind: '部门整体', transfer_kind: '转移支付', error: '错误', warning: '疑点', info: '提示', problemsType: '问题', improvementsType: '改进', unknownYear: '不明',
}; // prettier-ignore

const wan = (yuan: number | null): number | null => (yuan === null ? null : Number((yuan / 10000).toFixed(2)));
const percent = (share: number | null): string | null =>
  share === null ? null : `${Number((share * 100).toFixed(2))}%`;
const sourceOf = (path: string, entry: string | null): string => (entry === null ? path : `${path} › ${entry}`);

function saidOf({ rule, severity, message, expected, actual }: ProfileFinding, lang: Lang): string {
  if (lang !== 'zh') return message;
  return messageZh({ rule, severity: severity as Severity, message, expected: expected, actual: actual, at: at({}) }); // prettier-ignore
}

/** The tables of a profile; those without rows are left out. */
export function profileTables(profile: Profile, lang: Lang): PageTable[] {
  const w = lang === 'zh' ? zh : en;
  const yearText = (year: number | null): string => (year === null ? w.unknownYear : String(year));
  const kindText = (kind: string): string => (kind === 'project' ? w.project_kind : kind === 'department' ? w.department_kind : w.transfer_kind); // prettier-ignore
  const of = (row: { readonly reportId: number; readonly project: string | null }): string | null => {
    const report = profile.reports.find(({ reportId }) => reportId === row.reportId);
    return row.project ?? report?.unit ?? report?.department ?? report?.title ?? null;
  };
  const severities: Readonly<Record<string, string>> = { error: w.error, warning: w.warning, info: w.info };
  const range = (low: number | null, high: number | null): string | null => (low === null ? null : low === high ? String(low) : `${low}–${high ?? low}`); // prettier-ignore
  const tables: PageTable[] = [
    {
      title: w.years,
      note: w.moneyNote,
      columns: [
        w.year,
        w.count,
        w.projects,
        w.budget,
        w.executed,
        w.rate,
        w.without,
        w.scores,
        w.indicators,
        w.missedCount,
      ],
      rows: profile.years.map((y) => [yearText(y.year), y.reports, y.projects, wan(y.budget), wan(y.executed), percent(y.rate), y.withoutMoney, range(y.lowestScore, y.highestScore), y.indicators, y.missed]), // prettier-ignore
    },
    {
      title: w.reports,
      columns: [w.year, w.project, w.kind, w.department, w.budget, w.executed, w.rate, w.score, w.grade, w.indicators, w.missedCount, w.confidence, w.source], // prettier-ignore
      rows: profile.reports.map((r) => [yearText(r.year), of(r), kindText(r.kind), r.department ?? r.unit, wan(r.budget), wan(r.executed), percent(r.rate), r.selfScore, r.grade, r.indicators, r.missed, r.confidence, `${sourceOf(r.path, r.entry)}${r.copies === 0 ? '' : ` (+${r.copies})`}`]), // prettier-ignore
    },
    {
      title: w.missed,
      columns: [w.year, w.project, w.name, w.target, w.actual, w.points, w.reason, w.place],
      rows: profile.missed.map((m) => [yearText(m.year), of(m), m.name, m.target, m.actual, m.weight === null && m.score === null ? null : `${m.score ?? '?'}/${m.weight ?? '?'}`, m.reason, m.place]), // prettier-ignore
    },
    {
      title: w.problems,
      columns: [w.year, w.project, w.kind, w.heading, w.text, w.place],
      rows: profile.problems.map((p) => [yearText(p.year), of(p), p.type === 'problems' ? w.problemsType : w.improvementsType, p.heading, p.text, p.place]), // prettier-ignore
    },
    {
      title: w.findings,
      columns: [w.year, w.project, w.severity, w.finding, w.place],
      rows: profile.findings.map((f) => [yearText(f.year), of(f), severities[f.severity] ?? f.severity, saidOf(f, lang), f.place]), // prettier-ignore
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}
