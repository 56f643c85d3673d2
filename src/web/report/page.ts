/** The page of a report: the source at the left, the record at the right. */
import { createHash } from 'node:crypto';
import { html, NOTHING, trusted, type Html } from '../html.js';
import type { PageContext, PolicyChange } from '../context.js';
import type { Row } from '../lists/listing.js';
import { headHtml } from './head.js';
import type { Neighbours } from './neighbours.js';
import { recordHtml } from './record.js';
import type { ReportView } from './view.js';
import { sayIn, type ReportWord } from './words.js';

/** The style of the frame that shows how a source looks: known by its hash, as a frame has no address of its own. */
export const LOOK_STYLE = `body{margin:12px;font:14px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1d2127;background:#fff;overflow-wrap:anywhere}table{border-collapse:collapse;max-width:100%}td,th{border:1px solid #b8bfc8;padding:2px 6px;vertical-align:middle}img{max-width:100%}`;
const lookHash = createHash('sha256').update(LOOK_STYLE).digest('base64');

/** What the page needs beyond others: pdf.js draws in a worker, and the frame has its style. */
export const REPORT_POLICY: PolicyChange = {
  'worker-src': "'self'",
  'style-src': `'self' 'sha256-${lookHash}'`,
  'frame-src': "'none'",
};

/** Words that the script needs. */
const SCRIPT_WORDS: readonly ReportWord[] = ['reading', 'grid', 'page', 'look', 'noPage', 'failedLoad', 'unread', 'nextUnread', 'edit', 'edit_read', 'edit_stands', 'edit_value', 'edit_none', 'edit_unit', 'edit_money', 'edit_reason', 'edit_who', 'edit_save', 'edit_accept', 'edit_cancel', 'accepted', 'undo', 'undone', 'none', 'saved', 'nothingToUndo', 'history', 'keys', 'hint', 'cite', 'cited', 'noCell', 'blankCell', 'notTaken']; // prettier-ignore

const json = (value: unknown): Html => trusted(JSON.stringify(value).replaceAll('<', '\\u003c'));

const KEYS: readonly ReportWord[] = ['keys_move', 'keys_enter', 'keys_accept', 'keys_undo', 'keys_escape', 'keys_report']; // prettier-ignore

export interface ReportPage {
  readonly view: ReportView;
  readonly neighbours: Neighbours | null;
  /** The same report in other files. */
  readonly others: readonly Row[];
  readonly token: string;
}

/** The body of the page. */
export function reportHtml(c: PageContext, { view, neighbours, others, token }: ReportPage): Html {
  const { lang } = c.get('viewer');
  const say = sayIn(lang);
  const words = Object.fromEntries(SCRIPT_WORDS.map((word) => [word, say(word)]));
  const data = { base: view.base, token: view.editable ? token : null, words, style: LOOK_STYLE };
  const tools = view.editable ? html`<div class="tools" id="tools" role="group" aria-label="${say('tools')}"><span class="soft">${say('hint')}</span></div>` : NOTHING; // prettier-ignore
  return html`${headHtml(view, neighbours, others, lang)}
<div class="report" id="report">
<section class="source" aria-label="${say('source')}"><div class="views"><h2>${say('source')}</h2><div class="toggle" id="views" role="group" aria-label="${say('view')}"></div><button type="button" class="quiet" id="unread" hidden></button></div>
<p class="note" id="notice" hidden></p><div class="pane" id="pane" tabindex="0" role="region" aria-label="${say('source')}" aria-busy="true"><p class="soft">${say('reading')}</p></div></section>
<section class="record" aria-label="${say('record')}"><div class="views"><h2>${say('record')}</h2><details class="keys"><summary>${say('keys')}</summary><ul class="plain">${KEYS.map((key) => html`<li>${say(key)}</li>`)}</ul></details></div>
${tools}<p class="hidden" id="said" aria-live="polite"></p><div class="pane" id="record" tabindex="0" role="region" aria-label="${say('record')}">${recordHtml(view, lang)}</div></section>
</div>
<dialog id="edit" aria-labelledby="edit-title"></dialog>
<script type="application/json" id="data">${json(data)}</script>`; // prettier-ignore
}
