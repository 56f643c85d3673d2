/** The page of one report, by its key. */
import type { App, WebContext } from '../context.js';
import { page, messagePage } from '../layout.js';
import { subjectOf } from '../show.js';
import { readReport } from './read.js';
import { recordOf } from './record.js';

const KEY = /^[1-9]\d{0,9}$/;

export function registerReport(app: App, context: WebContext): void {
  app.get('/reports/:id{[0-9]+\\.json}', (c) => {
    const report = readReport(context.db, Number(c.req.param('id').replace('.json', '')));
    return report === null ? c.json({ error: 'no such report' }, 404) : c.json(report);
  });
  app.get('/reports/:id', (c) => {
    const viewer = c.get('viewer');
    const { w } = viewer;
    const id = c.req.param('id');
    const report = KEY.test(id) ? readReport(context.db, Number(id)) : null;
    if (report === null) return messagePage(c, 404, w('report.none'), w('report.none.what'));
    return page(c, {
      title: subjectOf(report.head) || w('report.untitled'),
      at: '/reports',
      body: recordOf(report, viewer),
    });
  });
}
