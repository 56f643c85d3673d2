/** Language and colours: as asked for in the address, else as chosen before, else as the browser says. */
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { THEMES, type Env, type Theme, type WebContext } from './context.js';
import { tokenCookie } from './guard.js';
import { LANGS, wordsIn, type Lang } from './words/index.js';

const YEAR = 365 * 24 * 3600;

const oneOf = <T extends string>(all: readonly T[], given: string | undefined): T | undefined =>
  all.find((one) => one === given);

/** The first language of Accept-Language that there is; its order is nearly always that of the weights. */
function preferred(header: string | undefined): Lang | undefined {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return LANGS.find((lang) => lang === tags.find((tag) => LANGS.some((known) => known === tag)));
}

export const viewing =
  (context: WebContext): MiddlewareHandler<Env> =>
  async (c, next) => {
    const remember = (name: string, value: string): void =>
      setCookie(c, name, value, { path: '/', sameSite: 'Strict', httpOnly: true, maxAge: YEAR });
    const askedLang = oneOf(LANGS, c.req.query('lang'));
    if (askedLang !== undefined) remember('jixiao_lang', askedLang);
    const askedTheme = oneOf(THEMES, c.req.query('theme'));
    if (askedTheme !== undefined) remember('jixiao_theme', askedTheme);
    const lang = askedLang ?? oneOf(LANGS, getCookie(c, 'jixiao_lang')) ?? preferred(c.req.header('accept-language')) ?? context.lang; // prettier-ignore
    const theme: Theme = askedTheme ?? oneOf(THEMES, getCookie(c, 'jixiao_theme')) ?? 'auto';
    c.set('viewer', { lang, theme, w: wordsIn(lang) });
    if (getCookie(c, tokenCookie(c)) !== context.token)
      setCookie(c, tokenCookie(c), context.token, { path: '/', sameSite: 'Strict', httpOnly: true });
    return next();
  };
