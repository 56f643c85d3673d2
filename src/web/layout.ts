/** The frame of every page. */
import { html, type Html } from './html.js';
import { changed } from './address.js';
import type { PageContext, Theme } from './context.js';
import type { WordKey } from './words/index.js';

export interface PageParts {
  readonly title: string;
  /** The entry of the navigation that is the current one. */
  readonly at?: string;
  readonly body: Html;
  /** Names of scripts under /assets/. */
  readonly scripts?: readonly string[];
  /** Names of further styles under /assets/. */
  readonly styles?: readonly string[];
  readonly status?: 200 | 400 | 404 | 422 | 500;
  /** Uses the whole width of the window. */
  readonly wide?: boolean;
}

const ENTRIES: readonly (readonly [path: string, word: WordKey])[] = [
  ['/', 'nav.overview'],
  ['/reports', 'nav.reports'],
  ['/compare', 'nav.compare'],
  ['/indicators', 'nav.indicators'],
  ['/funding', 'nav.funding'],
  ['/findings', 'nav.findings'],
  ['/sources', 'nav.sources'],
  ['/sql', 'nav.sql'],
  ['/try', 'nav.try'],
];

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { auto: 'dark', dark: 'light', light: 'auto' };

export function page(c: PageContext, parts: PageParts): Response {
  const { lang, theme, w } = c.get('viewer');
  const url = new URL(c.req.url);
  const other = lang === 'zh' ? 'en' : 'zh';
  const nav = ENTRIES.map(([path, word]) => {
    const current = path === parts.at;
    return html`<li><a href="${path}" ${current ? html` aria-current="page"` : ''}>${w(word)}</a></li>`;
  });
  // a page that was asked for by a form cannot be asked for again by a link
  const again = c.req.method === 'GET' ? url : new URL('/', url);
  const document = html`<!DOCTYPE html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${parts.title} · jixiao</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
${(parts.styles ?? []).map((name) => html`<link rel="stylesheet" href="/assets/${name}" />`)}
<script src="/assets/page.js" defer></script>
${(parts.scripts ?? []).map((name) => html`<script src="/assets/${name}" type="module"></script>`)}
</head>
<body${parts.wide === true ? html` class="wide"` : ''}>
<a class="skip" href="#main">${w('nav.skip')}</a>
<header class="top">
<a class="brand" href="/">jixiao <span lang="zh-CN">绩效</span></a>
<nav aria-label="${w('nav.main')}"><ul>${nav}</ul></nav>
<form class="find" role="search" action="/search"><label class="hidden" for="find">${w('nav.search')}</label><input id="find" name="q" type="search" placeholder="${w('nav.search')}" autocomplete="off"></form>
<p class="viewer"><a href="${changed(again, { lang: other })}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other}">${other === 'zh' ? '中文' : 'English'}</a>
<a href="${changed(again, { theme: NEXT_THEME[theme] })}" title="${w('nav.theme.change')}">${w(`nav.theme.${theme}`)}</a></p>
</header>
<main id="main" tabindex="-1">
${parts.body}
</main>
<footer class="bottom"><p>${w('foot.note')}</p></footer>
</body>
</html>
`;
  return c.html(document.html, parts.status ?? 200);
}

/** A page that says one thing: what went wrong and what to do. */
export function messagePage(c: PageContext, status: 400 | 404 | 422 | 500, title: string, text: string): Response {
  return page(c, {
    title,
    status,
    body: html`<h1>${title}</h1>
      <p>${text}</p>`,
  });
}
