/** The page of one report beside its source, by its key, and the parts that it asks for. */
import { registerAssets } from '../assets.js';
import type { App, PageContext, WebContext } from '../context.js';
import { messagePage, page } from '../layout.js';
import { ask } from '../query-rows.js';
import { makeSourceFinder } from '../../store/find-source.js';
import { wordsIn } from '../words/index.js';
import { reportAssets } from './assets.js';
import { correct, undo, valueJson } from './edit.js';
import { noSource, sourceView, type SourceView } from './links.js';
import { neighboursOf, withList } from './neighbours.js';
import { makeOriginals } from './originals.js';
import { REPORT_POLICY, reportHtml } from './page.js';
import { recordHtml } from './record.js';
import { storedOf, titleOf, viewOf, type ReportView } from './view.js';
import { registerStable } from './cite.js';
import { otherFiles } from '../copies.js';
import { sayIn } from './words.js';

const KEY = '{[1-9][0-9]{0,9}}';
const idOf = (c: PageContext): number => Number(c.req.param('id')?.replace('.json', ''));

/** The record as it was read, with the corrections beside it. */
const twinOf = ({ source, report, warnings, corrections, readerVersion }: ReportView): object => ({ source, reader_version: readerVersion, reports: [report], warnings, corrections }); // prettier-ignore

export function registerReport(app: App, context: WebContext): void {
  const { db, token } = context;
  const originals = makeOriginals();
  registerAssets(app, reportAssets());
  registerStable(app, context);

  app.get('/reports/:id{[1-9][0-9]{0,9}\\.json}', (c) => {
    const view = viewOf(context, idOf(c));
    return view === null ? c.json({ error: 'no such report' }, 404) : c.json(twinOf(view));
  });

  app.get('/reports/:id', (c) => {
    const { w } = c.get('viewer');
    const id = /^[1-9]\d{0,9}$/.test(c.req.param('id')) ? idOf(c) : 0;
    const view = id === 0 ? null : viewOf(context, id);
    if (view === null) return messagePage(c, 404, w('report.none'), w('report.none.what'));
    const listed = withList(c);
    if (listed !== null) return c.redirect(listed, 302);
    c.set('policy', REPORT_POLICY);
    const neighbours = neighboursOf(context, new URL(c.req.url), id);
    return page(c, {
      title: titleOf(view) || w('report.untitled'),
      at: '/reports',
      wide: true,
      styles: ['report.css'],
      scripts: ['report.js'],
      body: reportHtml(c, { view, neighbours, others: otherFiles(db, id), token }),
    });
  });

  app.get(`/reports/:id${KEY}/record`, (c) => {
    const view = viewOf(context, idOf(c));
    if (view === null) return c.json({ error: 'no such report' }, 404);
    return c.json({ html: recordHtml(view, c.get('viewer').lang).html });
  });

  app.get(`/reports/:id${KEY}/source`, async (c) => {
    const { lang } = c.get('viewer');
    const say = sayIn(lang);
    const view = viewOf(context, idOf(c));
    const stored = storedOf(db, idOf(c));
    if (view === null || stored === null) return c.json({ error: 'no such report' }, 404);
    const read = await originals.read(stored.source);
    if (!read.found) return c.json(noSource(say(read.why)));
    const shown = read.documents[0];
    if (shown === undefined || shown.doc === null) {
      const why = shown?.extraction.warnings[0]?.message ?? wordsIn(lang)('fault.nothing');
      return c.json(noSource(say('unreadable', { why })));
    }
    const pdf = shown.pdf === null ? null : `/sources/${stored.source.id}/bytes`;
    return c.json<SourceView>(sourceView(view, shown, pdf, lang));
  });

  app.get(`/reports/:id${KEY}/value`, (c) => {
    const view = viewOf(context, idOf(c));
    return view === null ? c.json({ error: 'no such report' }, 404) : valueJson(c, view);
  });
  app.post(`/reports/:id${KEY}/corrections`, (c) => {
    const view = viewOf(context, idOf(c));
    return view === null ? c.json({ error: 'no such report' }, 404) : correct(c, context, view);
  });
  app.post(`/reports/:id${KEY}/undo`, (c) => {
    const view = viewOf(context, idOf(c));
    return view === null ? c.json({ error: 'no such report' }, 404) : undo(c, context, view, idOf(c));
  });

  // the bytes of a PDF, for pdf.js; a browser that is led here itself may only save them
  app.get(`/sources/:id${KEY}/bytes`, async (c) => {
    const sha256 = ask(db, 'SELECT sha256 FROM source WHERE id = ?', idOf(c))[0]?.['sha256'];
    const source = typeof sha256 === 'string' ? makeSourceFinder(db).find(sha256)[0] : undefined;
    const read = source === undefined ? null : await originals.read(source);
    const bytes = read?.found === true ? read.documents[0]?.pdf : null;
    if (bytes == null) return c.json({ error: 'no such file' }, 404);
    return sendPdf(c, bytes);
  });
}

export function sendPdf(c: PageContext, bytes: Uint8Array): Response {
  c.set('policy', { 'script-src': "'none'", 'connect-src': "'none'", sandbox: '' });
  const headers = { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="source.pdf"' };
  return c.body(new Uint8Array(bytes), 200, headers);
}
