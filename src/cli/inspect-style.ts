/** The look of the page that shows a document. */
export const PAGE_STYLE = `
:root { color-scheme: light; --line: #c8ccd2; --ink: #1d2127; --soft: #667080; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #f5f6f8; font: 14px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif; }
header, section { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 16px 20px; margin: 12px; }
h1 { font-size: 18px; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 14px; margin: 12px 0 4px; color: var(--soft); font-weight: 600; }
section > h2 { margin-top: 0; }
ul { margin: 0; padding-left: 20px; }
.facts { margin: 2px 0 0; color: var(--soft); font-size: 12px; overflow-wrap: anywhere; }
main.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
@media (max-width: 1100px) { main.pair { display: block; } }
section { overflow-x: auto; }
figure { margin: 12px 0; }
figcaption { color: var(--soft); font-size: 12px; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #9aa2ad; padding: 3px 6px; vertical-align: middle; min-width: 3em; overflow-wrap: anywhere; }
td.absent { border-style: dashed; border-color: #d8dbe0; background: repeating-linear-gradient(45deg, #fafafa 0 4px, #f0f1f3 4px 8px); }
.tag { display: block; width: fit-content; margin-top: 2px; padding: 0 5px; border-radius: 3px; font-size: 10px; line-height: 1.6; background: #0001; color: #0009; }
p { margin: 4px 0; }
p .tag.use { background: #e2f4e2; }
p .tag { display: inline-block; margin-left: 6px; }
p.note, p.header, p.footer, p.furniture { color: var(--soft); }
details { color: var(--soft); font-size: 12px; margin: 4px 0; }
summary { cursor: pointer; }
.legend { font-size: 12px; color: var(--soft); }
.chip { padding: 1px 7px; border-radius: 3px; border: 1px solid #0002; color: var(--ink); white-space: nowrap; }
td.heading, .chip.heading { background: #e3ebf8; }
td.label, .chip.label { background: #eef0f2; }
td.field, .chip.field { background: #daf1f3; }
td.value, .chip.value { background: #e2f4e2; }
td.money, .chip.money { background: #fbf1d0; }
td.text, .chip.text { background: #f3e8f8; }
td.unread, .chip.unread { background: #fbdcd9; outline: 2px solid #d4493e; outline-offset: -2px; }
b.error { color: #b3261e; } b.warning { color: #96600a; } b.info { color: #35609f; }
a { color: #35609f; }
:target { outline: 3px solid #f08c00; outline-offset: -1px; }
.rendition img { max-width: 100%; }
@media print { body { background: #fff; } header, section { border: 0; margin: 0; } }
`;
