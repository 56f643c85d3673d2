/** What every page is given: the database, and who looks at it. */
import type { Context, Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import type { Connection } from '../store/sqlite.js';
import type { Search } from '../store/search.js';
import type { Lang, Words } from './words/index.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The server as a whole. */
export interface WebContext {
  /** The database file. */
  readonly path: string;
  /** Opened for reading only; pages ask it and never keep a statement open. */
  readonly db: Connection;
  readonly search: Search;
  /** Proves that a request that writes comes from a page of this server; new at each start. */
  readonly token: string;
  /** Time that a statement of the SQL box may take. */
  readonly sqlMilliseconds: number;
  /** The language of those who have chosen none and whose browser tells none. */
  readonly lang: Lang;
  /** The result of `make`, kept until the database changes. */
  readonly cached: <T>(key: string, make: () => T) => T;
}

/** Who looks: language and colours, and the words of the language. */
export interface Viewer {
  readonly lang: Lang;
  readonly theme: Theme;
  readonly w: Words;
}

/** Sources of a content security policy by directive, beside or in place of those of every page. */
export type PolicyChange = Readonly<Record<string, string>>;

export interface Env {
  Bindings: HttpBindings;
  Variables: {
    viewer: Viewer;
    /** A page that needs more, such as a worker of its own, sets this. */
    policy: PolicyChange;
  };
}

export type App = Hono<Env>;
export type PageContext = Context<Env>;
