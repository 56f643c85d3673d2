/** The language of messages. Data never depends on it. */
export type Lang = 'en' | 'zh';

/** Chinese if the first of LC_ALL, LC_MESSAGES and LANG that is set begins with zh; without any, as the system says. */
export function langOf(env: Readonly<Record<string, string | undefined>>): Lang {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  const locale = set ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
