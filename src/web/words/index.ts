/** Every sentence of the pages, in English and Chinese. A key that is missing in one of them does not compile. */
import { en } from './en.js';
import { zh } from './zh.js';

export type WordKey = keyof typeof en;
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The sentence of a key with `{name}` filled in. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

// what a document states may be no key, such as a source of funds of a later version: it is shown as it is
const make =
  (texts: Readonly<Record<string, string>>): Words =>
  (key, values = {}) =>
    filled(texts[key] ?? key.split('.').slice(1).join('.'), values);

const BY_LANG: Readonly<Record<Lang, Words>> = { en: make(en), zh: make(zh) };

export const wordsIn = (lang: Lang): Words => BY_LANG[lang];
