/** The application: guards first, then a small module for each page. */
import { Hono } from 'hono';
import { registerAssets } from './assets.js';
import type { App, Env, WebContext } from './context.js';
import { registerCompare } from './compare/index.js';
import { registerCounty } from './county.js';
import { bounded, fewAtOnce, MOST_BODY, MOST_UPLOAD, ownOriginOnly, securityHeaders, tokenToWrite } from './guard.js';
import { messagePage } from './layout.js';
import { LISTINGS } from './lists/index.js';
import { registerListing } from './lists/page.js';
import { registerOverview } from './overview.js';
import { registerProject } from './project.js';
import { registerReport } from './report/index.js';
import { registerSearch } from './search.js';
import { registerSource } from './source.js';
import { registerSql } from './sql.js';
import { registerTry } from './try/index.js';
import { faultText } from './faults.js';
import { viewing } from './viewer.js';

/** Whether a body may be as large as a document. */
const takesFiles = (path: string): boolean => path === '/try' || path.startsWith('/try/');

export function makeApp(context: WebContext): App {
  const app = new Hono<Env>();
  app.use(securityHeaders, ownOriginOnly);
  const small = bounded(MOST_BODY);
  const large = bounded(MOST_UPLOAD);
  app.use('/try/*', fewAtOnce());
  app.use((c, next) => (takesFiles(c.req.path) ? large : small)(c, next));
  app.use(viewing(context), tokenToWrite(context));
  registerAssets(app);
  registerOverview(app, context);
  for (const listing of LISTINGS) registerListing(app, context, listing);
  registerSource(app, context);
  registerReport(app, context);
  registerCompare(app, context);
  registerCounty(app, context);
  registerProject(app, context);
  registerSearch(app, context);
  registerSql(app, context);
  registerTry(app, context);
  app.notFound((c) => {
    const { w } = c.get('viewer');
    return messagePage(c, 404, w('fault.nothing'), w('fault.nothing.what'));
  });
  app.onError((error, c) => {
    const { w } = c.get('viewer');
    const { status, title, text } = faultText(error, w);
    return messagePage(c, status, title, text);
  });
  return app;
}
