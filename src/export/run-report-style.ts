/** The look of the page of a run, and the few lines that sort its tables. */

export const REPORT_STYLE = `
:root { color-scheme: light dark; --back: #f5f6f8; --paper: #fff; --line: #d5d9df; --ink: #1d2127; --soft: #59616d; --good: #2c7a4b; --fair: #9a6700; --bad: #b3261e; --calm: #5f6b7a; --link: #2f5d9b; }
@media (prefers-color-scheme: dark) { :root { --back: #14171b; --paper: #1c2026; --line: #363c45; --ink: #e4e7eb; --soft: #a3abb6; --good: #5fbf86; --fair: #d9a13b; --bad: #f0857d; --calm: #8b96a5; --link: #8db8f0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 16px 48px; max-width: 1180px; color: var(--ink); background: var(--back); font: 15px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 0 0 10px; }
p { margin: 0 0 6px; }
.soft, caption { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
.stop { color: var(--bad); font-weight: 600; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 16px 18px; margin-top: 16px; overflow-x: auto; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; margin: 16px 0 0; padding: 0; list-style: none; }
.tiles li { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; }
.tiles b { display: block; font-size: 24px; line-height: 1.3; font-variant-numeric: tabular-nums; }
.bar { display: flex; gap: 2px; height: 12px; margin: 0 0 14px; border-radius: 6px; overflow: hidden; }
.bar i { min-width: 3px; }
.ok { --c: var(--good); } .partial { --c: var(--fair); } .other { --c: var(--calm); } .failed { --c: var(--bad); }
.bar i, .dot { background: var(--c); }
.dot { display: inline-block; width: 9px; height: 9px; border-radius: 50%; margin-right: 7px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 600; color: var(--soft); white-space: nowrap; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td { overflow-wrap: anywhere; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 18px; }
.path, code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: 12.5px; }
td.path { min-width: 14em; }
th button { all: unset; cursor: pointer; }
th button:hover, th button:focus-visible { color: var(--link); text-decoration: underline; }
th[aria-sort=ascending] button::after { content: " ↑"; } th[aria-sort=descending] button::after { content: " ↓"; }
@media (max-width: 640px) {
  [data-sort] { display: none; } body { padding: 16px 10px 32px; } section { padding: 12px; }
  table.wide, .wide tbody, .wide tr, .wide td { display: block; } .wide thead { display: none; }
  .wide tr { border-bottom: 1px solid var(--line); padding: 6px 0; } .wide tr:last-child { border-bottom: 0; }
  .wide td { border: 0; padding: 1px 0; min-width: 0; text-align: left; }
  .wide td[data-h]::before { content: attr(data-h) ": "; color: var(--soft); font-size: 12px; font-family: inherit; }
}
@media print { body { background: #fff; max-width: none; } section { border: 0; padding: 0; break-inside: avoid-page; } }
`;

/** Puts a button into each heading; a second click turns the order. Without scripts the page stands as it is. */
export const REPORT_SCRIPT = `
for (const table of document.querySelectorAll('table')) {
  const heads = [...table.querySelectorAll('thead th')];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const body = table.tBodies[0];
      const key = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent;
      const numeric = head.classList.contains('n');
      const order = (a, b) => numeric ? key(a) - key(b) : key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
      body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * order(a, b)));
    });
  });
}
for (const hint of document.querySelectorAll('[data-sort]')) hint.hidden = false;
`;
