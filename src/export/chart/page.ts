/** A page with charts and tables that needs nothing else: no script, no network, everything of the reports escaped. */

export type PageCell = string | number | null;

export interface PageTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PageCell[])[];
  readonly note?: string;
}

export interface PageParts {
  readonly lang: 'en' | 'zh';
  readonly title: string;
  readonly lines?: readonly string[];
  /** SVG documents as `chartSvg` writes them. */
  readonly charts?: readonly string[];
  readonly tables: readonly PageTable[];
}

const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const STYLE = `
:root { color-scheme: light; --ink: #1d2127; --soft: #59616d; --line: #d5d9df; --back: #f5f6f8; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 16px 48px; max-width: 1080px; color: var(--ink); background: var(--back); font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 0 0 8px; }
p { margin: 0 0 6px; overflow-wrap: anywhere; } .soft { color: var(--soft); font-size: 13px; }
section { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 16px 18px; margin-top: 16px; overflow-x: auto; }
svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; text-align: left; overflow-wrap: anywhere; white-space: pre-line; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; } tr:last-child td { border-bottom: 0; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { background: #fff; max-width: none; } section { border: 0; padding: 0; break-inside: avoid-page; } }
`;

/** Counts, shares, amounts, with the marks that stand behind them: such a column stands at the right. */
const NUMBER = /^[-+−]?[\d,.]+(?:–[\d,.]+%?)?%?(?:\s?[\u4e00-\u9fff]{1,3})?[*†!]*(?: \(\d+\))?$/u;

function tableHtml({ title, columns, rows, note }: PageTable): string {
  const numeric = columns.map((_, i) => {
    const filled = rows.map((row) => row[i] ?? '').filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => typeof cell === 'number' || NUMBER.test(cell));
  });
  const kind = (i: number): string => (numeric[i] === true ? ' class="n"' : '');
  const head = columns.map((name, i) => `<th${kind(i)}>${escaped(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${columns.map((_, i) => `<td${kind(i)}>${escaped(String(row[i] ?? ''))}</td>`).join('')}</tr>`); // prettier-ignore
  const said = note === undefined || note === '' ? '' : `<p class="soft">${escaped(note)}</p>`;
  return `<section><h2>${escaped(title)}</h2>${said}<table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></section>`; // prettier-ignore
}

export function pageOf({ lang, title, lines = [], charts = [], tables }: PageParts): string {
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${lines.map((line) => `<p class="soft">${escaped(line)}</p>`).join('\n')}
${charts.map((svg) => `<section>${svg}</section>`).join('\n')}
${tables
  .filter(({ rows }) => rows.length > 0)
  .map(tableHtml)
  .join('\n')}
</body>
</html>
`;
}
