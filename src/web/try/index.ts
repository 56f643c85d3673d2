/** Trying a file: what jixiao reads in it, without storing anything. */
import { html } from '../html.js';
import type { App, WebContext } from '../context.js';
import { page } from '../layout.js';
import { tryFile } from './read.js';
import { triedPage } from './result.js';

export function registerTry(app: App, { token }: WebContext): void {
  const form = (w: Parameters<typeof triedPage>[1]['w']) =>
    html`<form method="post" action="/try" enctype="multipart/form-data" class="drop"><input type="hidden" name="token" value="${token}"><label for="file">${w('try.file')}</label> <input id="file" type="file" name="file" required> <button>${w('try.read')}</button></form>`; // prettier-ignore
  app.get('/try', (c) => {
    const { w } = c.get('viewer');
    return page(c, {
      title: w('nav.try'),
      at: '/try',
      body: html`<h1>${w('nav.try')}</h1>
        <p class="lead">${w('try.about')}</p>
        ${form(w)}`,
    });
  });
  app.post('/try', async (c) => {
    const viewer = c.get('viewer');
    const { w } = viewer;
    const { file } = await c.req.parseBody();
    const tried = file instanceof File ? await tryFile(file.name, new Uint8Array(await file.arrayBuffer())) : null;
    const body = tried === null ? html`<p class="note">${w('try.none')}</p>` : triedPage(tried, viewer);
    return page(c, {
      title: w('nav.try'),
      at: '/try',
      status: tried === null ? 400 : 200,
      body: html`<h1>${w('nav.try')}</h1>
        ${form(w)}${body}`,
    });
  });
}
