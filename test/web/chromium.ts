/** The browser of the system, if there is one: nothing is downloaded for a test. */
import { existsSync } from 'node:fs';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** As named in JIXIAO_CHROMIUM, or where it usually lies; null if there is none. */
export const CHROMIUM: string | null = [process.env['JIXIAO_CHROMIUM'] ?? '', ...USUAL].find((path) => path !== '' && existsSync(path)) ?? null; // prettier-ignore

/** The name of a suite that needs a browser: it says so where there is none. */
export const inBrowser = (name: string): string =>
  CHROMIUM === null ? `${name} (skipped: no Chromium found; install it or name it in JIXIAO_CHROMIUM)` : name;
