/** Trying a file: what jixiao reads in it, on the page that stored reports have; nothing is stored unless it is asked for. */
import { OUTCOMES } from '../../model/codes.js';
import { VERSION } from '../../version.js';
import type { App, PageContext, WebContext } from '../context.js';
import { MOST_UPLOAD } from '../guard.js';
import { html, NOTHING, type Html } from '../html.js';
import { messagePage, page } from '../layout.js';
import { outcomeLevel } from '../lists/sources.js';
import type { Shown } from '../reading/protocol.js';
import { sendPdf } from '../report/index.js';
import { sourceView } from '../report/links.js';
import { REPORT_POLICY, reportHtml } from '../report/page.js';
import { meaningOf, saidBy } from '../report/told.js';
import { rowsOfReport, titleOf, type ReportView } from '../report/view.js';
import { tag } from '../show.js';
import { addTried, folderOf } from './add.js';
import { makeTrying, type Tried } from './tried.js';
import { tryWords } from './words.js';

const base = (key: string, document: number, report: number): string => `/try/${key}/${document}/${report}`;

/** A report that is not stored, as the page of a stored one shows it. */
function viewOf({ key, documents }: Tried, document: number, report: number): ReportView | null {
  const extraction = documents[document]?.extraction;
  const found = extraction?.reports[report];
  if (extraction === undefined || found === undefined) return null;
  return {
    base: base(key, document, report),
    sourcePath: null,
    source: extraction.source,
    readerVersion: VERSION,
    report: found,
    reports: extraction.reports.length,
    rows: rowsOfReport(found),
    corrections: [],
    warnings: extraction.warnings,
    findingIds: [],
    sectionIds: [],
    editable: false,
  };
}

function documentHtml(c: PageContext, tried: Tried, one: Shown, index: number): Html {
  const { lang, w } = c.get('viewer');
  const { extraction, outcome } = one;
  const { meaning, zh, advice } = OUTCOMES[outcome];
  const reports = extraction.reports.map((report, i) => html`<li><a href="${base(tried.key, index, i)}">${report.projectName ?? report.title ?? w('report.untitled')}</a> ${report.fiscalYear}</li>`); // prettier-ignore
  const warnings = extraction.warnings.slice(0, 50).map((one) => html`<li><span title="${one.code}">${meaningOf(one.code, lang)}</span> <span class="soft">${saidBy(one, lang)}</span></li>`); // prettier-ignore
  return html`<section><h2>${extraction.source.entry ?? extraction.source.path}</h2><p>${tag(outcomeLevel(outcome), lang === 'zh' ? zh : meaning)} ${extraction.source.format === 'unknown' ? '' : extraction.source.format} ${lang === 'en' ? advice : ''}</p>${reports.length === 0 ? html`<p class="empty">${tryWords(lang)('noReport')}</p>` : html`<ul class="plain">${reports}</ul>`}${warnings.length === 0 ? NOTHING : html`<h3>${w('report.warnings')}</h3><ul class="plain">${warnings}</ul>`}</section>`; // prettier-ignore
}

export function registerTry(app: App, context: WebContext): void {
  const { token } = context;
  const trying = makeTrying();
  const most = MOST_UPLOAD / 1024 / 1024;

  const form = (c: PageContext): Html => {
    const { lang, w } = c.get('viewer');
    const say = tryWords(lang);
    return html`<form method="post" action="/try" enctype="multipart/form-data" class="drop" id="drop" data-reading="${say('reading')}"><input type="hidden" name="token" value="${token}"><label for="file">${w('try.file')}</label> <input id="file" type="file" name="file" required> <button>${w('try.read')}</button> <span class="soft">${say('drop')}${lang === 'zh' ? '。' : '. '}${say('most', { size: most })}</span><p id="state" aria-live="polite"></p></form>`; // prettier-ignore
  };
  const addForm = (c: PageContext, { key }: Tried): Html => {
    const say = tryWords(c.get('viewer').lang);
    return html`<form method="post" action="/try/${key}/add" class="add"><input type="hidden" name="token" value="${token}"><button>${say('add')}</button> <span class="soft">${say('adding', { folder: folderOf(context.path) })}</span></form>`; // prettier-ignore
  };
  const gone = (c: PageContext): Response => {
    const say = tryWords(c.get('viewer').lang);
    return messagePage(c, 404, say('gone'), say('goneWhat'));
  };

  app.get('/try', (c) => {
    const { w } = c.get('viewer');
    return page(c, {
      title: w('nav.try'),
      at: '/try',
      scripts: ['try.js'],
      body: html`<h1>${w('nav.try')}</h1>
        <p class="lead">${w('try.about')}</p>
        ${form(c)}`,
    });
  });

  app.post('/try', async (c) => {
    const { w } = c.get('viewer');
    const { file } = await c.req.parseBody();
    if (!(file instanceof File) || file.name === '') {
      const body = html`<h1>${w('nav.try')}</h1>
        <p class="note">${w('try.none')}</p>
        ${form(c)}`;
      return page(c, { title: w('nav.try'), at: '/try', status: 400, scripts: ['try.js'], body });
    }
    const tried = await trying.read(file.name, new Uint8Array(await file.arrayBuffer()));
    const only = tried.documents.length === 1 && tried.documents[0]?.extraction.reports.length === 1;
    return c.redirect(only ? base(tried.key, 0, 0) : `/try/${tried.key}`, 303);
  });

  app.get('/try/:key', (c) => {
    const { w } = c.get('viewer');
    const tried = trying.get(c.req.param('key'));
    if (tried === undefined) return gone(c);
    const left = tried.left === 0 ? NOTHING : html`<p class="note">${w('try.left', { count: tried.left })}</p>`;
    return page(c, {
      title: w('nav.try'),
      at: '/try',
      scripts: ['try.js'],
      body: html`<h1>${tried.name}</h1><p class="note">${tryWords(c.get('viewer').lang)('notStored')}</p>${left}${addForm(c, tried)}${tried.documents.map((one, i) => documentHtml(c, tried, one, i))}${form(c)}`, // prettier-ignore
    });
  });

  app.post('/try/:key/add', async (c) => {
    const tried = trying.get(c.req.param('key'));
    return tried === undefined ? gone(c) : c.redirect(await addTried(context, tried), 303);
  });

  const REPORT = '/try/:key/:document{[0-9]{1,3}}/:report{[0-9]{1,4}}';
  const asked = (c: PageContext): { tried: Tried; shown: Shown; view: ReportView } | null => {
    const tried = trying.get(c.req.param('key') ?? '');
    const [document, report] = [Number(c.req.param('document')), Number(c.req.param('report'))];
    const shown = tried?.documents[document];
    const view = tried === undefined ? null : viewOf(tried, document, report);
    return tried === undefined || shown === undefined || view === null ? null : { tried, shown, view };
  };

  app.get(REPORT, (c) => {
    const { lang, w } = c.get('viewer');
    const found = asked(c);
    if (found === null) return gone(c);
    const { tried, view } = found;
    const say = tryWords(lang);
    c.set('policy', REPORT_POLICY);
    const others = tried.documents.length > 1 || view.reports > 1 ? html` <a href="/try/${tried.key}">${say('other')}</a> ·` : NOTHING; // prettier-ignore
    return page(c, {
      title: titleOf(view) || w('report.untitled'),
      at: '/try',
      wide: true,
      styles: ['report.css'],
      scripts: ['report.js'],
      body: html`<div class="note tried"><p>${say('notStored')}${others} <a href="/try">${say('another')}</a></p>${addForm(c, tried)}</div>${reportHtml(c, { view, neighbours: null, others: [], token })}`, // prettier-ignore
    });
  });

  app.get(`${REPORT}/source`, (c) => {
    const found = asked(c);
    if (found === null) return c.json({ error: 'gone' }, 404);
    const { view, shown } = found;
    return c.json(sourceView(view, shown, shown.pdf === null ? null : `${view.base}/bytes`, c.get('viewer').lang));
  });
  app.get(`${REPORT}/bytes`, (c) => {
    const pdf = asked(c)?.shown.pdf;
    return pdf == null ? c.json({ error: 'gone' }, 404) : sendPdf(c, pdf);
  });
}
