/** What looks like a self-evaluation and is none: target forms, monitoring forms, blank templates, notices, accounts. */
import type { Doc } from '../model/doc.js';
import type { Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import type { WarningCode } from '../model/codes.js';
import { isExternal } from './external.js';
import type { FormDraft } from './segments.js';

/** Why a form is no self-evaluation, or null if it is one. */
export function formMiss(form: FormDraft): Warning | null {
  const title = form.title?.text ?? '';
  const said = [title, ...form.above.slice(-4).map((line) => line.text)].join(' ');
  const name = title || '(untitled form)';
  if (/监控/.test(title) || (!/自评/.test(title) && /运行监控/.test(said)))
    return warn(
      'report.monitoring',
      `“${name}” is a form for monitoring during the year, not a self-evaluation`,
      form.at,
    );
  if (/(目标|预算)(申报|批复|审核|申请|编制)?表?([（(].*)?$|目标申报/.test(title) && !/自评|完成|评价/.test(title))
    return warn('report.target', `“${name}” sets goals and states no results`, form.at);
  const filled =
    form.indicators.some((indicator) => indicator.actual !== null || indicator.score !== null) ||
    form.funding.some((row) => row.executed !== null || row.executionRate !== null) ||
    form.goals.actual.length > 0 ||
    form.total?.score != null ||
    form.fields.some((field) => field.role === 'selfScore');
  if (filled) return null;
  if (!form.hasResults)
    return warn(
      'report.target',
      `“${name}” has no column for results: it sets goals and is no self-evaluation`,
      form.at,
    );
  const anything =
    form.indicators.some((indicator) => indicator.target !== null) ||
    form.funding.some((row) => row.budget !== null || row.initialBudget !== null);
  return warn(
    'report.blank',
    anything ? `“${name}” states goals but no results` : `“${name}” is a blank template`,
    form.at,
  );
}

interface Miss {
  readonly code: WarningCode;
  readonly message: string;
}

/** Titles of what an office sends to others; a report may be called one only behind its own name. */
const NOTICE = /(通知|通报|办法|方案|细则|规程|工作要点|指南|填报说明|公告)([（(].{0,12}[)）])?$/;

const SELF = /自评|自我评价|自查/;

const bodyLines = (doc: Doc): string[] =>
  doc.blocks.flatMap((block) =>
    block.kind === 'paragraph' && (block.role === 'body' || block.role === 'textbox') ? [block.text] : [],
  );

const EXTERNAL: Miss = {
  code: 'report.external',
  message: 'it reads like an evaluation led by the finance bureau or a third party',
};

/**
 * Why a document with forms is no self-evaluation all the same, or null: the tables of another's evaluation have points
 * and scores like a unit's own. `forms`: those of its only report; one with the year's goal is the unit's own form.
 */
export function ledMiss(doc: Doc, title: string | null, forms: readonly FormDraft[]): Miss | null {
  if (forms.some((form) => form.hasGoal)) return null;
  const lines = bodyLines(doc);
  const titles = [
    title,
    doc.source.title,
    ...forms.flatMap((form) => [form.title?.text, ...form.captions.map(({ text }) => text)]),
  ].filter((text) => typeof text === 'string');
  return isExternal({ titles, cover: lines.slice(0, 15), text: lines.join('\n').slice(0, 3000) }) ? EXTERNAL : null;
}

/** Why a document without forms is no self-evaluation, or null if it may be one. */
export function proseMiss(doc: Doc, title: string | null): Miss | null {
  const lines = bodyLines(doc);
  const head = [title ?? '', doc.source.title ?? '', ...lines.slice(0, 15)].join('\n');
  const all = lines.join('\n');
  if (all.trim() === '') return { code: 'report.none', message: 'there is no running text and no form' };
  const titleLine = (
    title ??
    lines.find((line) => /报告|通知|办法|方案|公告|公示|决算|预算|意见/.test(line) && line.length < 60) ??
    ''
  ).trim();
  const notice = [titleLine, ...lines.slice(0, 8)].find((line) => line.length <= 60 && NOTICE.test(line));
  if (notice !== undefined) return { code: 'report.notice', message: `“${notice}” is a notice or a rule` };
  if (/监控/.test(titleLine) && !SELF.test(titleLine))
    return { code: 'report.monitoring', message: `“${titleLine}” is about monitoring during the year` };
  if (/决算|预算(公开|说明|草案|报告)/.test(titleLine) && !SELF.test(titleLine))
    return { code: 'report.accounts', message: `“${titleLine}” is about accounts or a budget` };
  if (
    !SELF.test(head) &&
    /第三方|受.{2,20}委托|会计师事务所|评价机构|财政(重点)?评价|重点(绩效)?评价/.test(head + all.slice(0, 3000))
  )
    return EXTERNAL;
  const led = ledMiss(doc, title, []);
  if (led) return led;
  if (/绩效/.test(head) && (SELF.test(all) || /绩效(评价|目标|报告)/.test(head))) return null;
  if (SELF.test(head)) return null;
  return {
    code: 'report.none',
    message:
      titleLine === ''
        ? 'nothing in it speaks of a self-evaluation'
        : `“${titleLine.slice(0, 40)}” does not read like a self-evaluation`,
  };
}
