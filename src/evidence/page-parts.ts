/** The look of the page of a report, and the few lines of script that light a value up. */

export const EVIDENCE_STYLE = `
:root { color-scheme: light dark; --back: #f4f5f7; --paper: #fff; --line: #c9ced6; --ink: #1d2127; --soft: #59616d; --link: #2b5a97; --lit: #ffe08a; --litline: #b36b00; --good: #e4f3e6; --fix: #dff1f4; --bad: #b3261e; --fair: #8a5a00; --calm: #35609f; }
@media (prefers-color-scheme: dark) { :root { --back: #14171b; --paper: #1b1f25; --line: #3b424c; --ink: #e4e7eb; --soft: #a3abb6; --link: #8db8f0; --lit: #6b5208; --litline: #ffc44d; --good: #1f3425; --fix: #173a40; --bad: #f0857d; --fair: #e0aa50; --calm: #8db8f0; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--back); font: 14px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif; }
header { padding: 10px 16px; background: var(--paper); border-bottom: 1px solid var(--line); }
h1 { font-size: 16px; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 13px; margin: 0 0 8px; color: var(--soft); }
h3 { font-size: 14px; margin: 18px 0 6px; }
header p { margin: 2px 0 0; color: var(--soft); font-size: 12px; overflow-wrap: anywhere; }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
main.alone { display: block; }
section { padding: 14px 16px 40px; background: var(--paper); overflow: auto; height: calc(100vh - var(--head, 88px)); }
section + section { border-left: 1px solid var(--line); }
.alone section { height: auto; }
@media (max-width: 900px) { main { display: block; } .source { height: 44vh; position: sticky; top: 0; border-bottom: 2px solid var(--line); z-index: 1; } .record { height: auto; } section + section { border-left: 0; } .record .v { scroll-margin-top: 46vh; } }
.notice { padding: 8px 12px; border: 1px solid var(--fair); border-radius: 6px; color: var(--fair); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 14px; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 10px 0; overflow-x: auto; }
figcaption, small { color: var(--soft); font-size: 12px; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid var(--line); padding: 3px 6px; vertical-align: middle; overflow-wrap: anywhere; text-align: left; }
.source td { min-width: 3em; }
.source p { margin: 4px 0; overflow-wrap: anywhere; }
.record td { vertical-align: top; min-width: 2.6em; }
.record th { color: var(--soft); font-weight: 600; font-size: 12px; }
.wide { overflow-x: auto; }
.wide table { min-width: 520px; }
figure table { min-width: 560px; }
.record .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.absent { border-style: dashed; opacity: 0.5; }
.linked { cursor: pointer; background: var(--good); }
.v { color: inherit; text-decoration: none; border-radius: 3px; }
a.v { border-bottom: 1px dotted var(--soft); }
.v.corrected { background: var(--fix); }
.v.inferred { border-bottom: 2px dashed var(--fair); }
.at { color: var(--link); }
del { color: var(--soft); font-size: 12px; }
.lit { background: var(--lit) !important; outline: 2px solid var(--litline); outline-offset: -1px; }
:target { outline: 3px solid var(--litline); outline-offset: -1px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
.warned { box-shadow: inset 3px 0 0 var(--fair); }
tr.finding td { background: var(--back); font-size: 13px; }
b.error { color: var(--bad); } b.warning { color: var(--fair); } b.info { color: var(--calm); }
ul { margin: 0; padding-left: 20px; }
li { overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--soft); }
.confidence { margin-top: 8px; }
@media print { section { height: auto; overflow: visible; } main { display: block; } }
`;

/** Values light their places up and places their values; click or Enter goes there and holds the light until Escape. */
export const EVIDENCE_SCRIPT = `
(() => {
  const values = [...document.querySelectorAll('.v[data-to]')];
  const back = new Map();
  const idsOf = (v) => v.dataset.to.split(' ');
  for (const v of values) for (const id of idsOf(v)) {
    const place = document.getElementById(id);
    if (!place || place.tagName === 'FIGURE') continue;
    if (!back.has(place)) back.set(place, []);
    back.get(place).push(v);
  }
  for (const place of back.keys()) { place.classList.add('linked'); place.tabIndex = 0; }
  let held = null;
  const dark = () => { for (const one of document.querySelectorAll('.lit')) one.classList.remove('lit'); };
  const show = (one) => {
    const wide = one.closest('figure, .wide');
    if (wide && wide.scrollWidth > wide.clientWidth) wide.scrollLeft += one.getBoundingClientRect().left - wide.getBoundingClientRect().left - wide.clientWidth / 3;
    const pane = one.closest('section');
    const box = one.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (pane.scrollHeight > pane.clientHeight + 1) {
      if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - (frame.height - Math.min(box.height, frame.height)) / 2;
    } else one.scrollIntoView({ block: 'center' });
  };
  const light = (of, go) => {
    dark();
    const others = of.matches('.v') ? idsOf(of).map((id) => document.getElementById(id)).filter(Boolean) : back.get(of) || [];
    of.classList.add('lit');
    for (const one of others) one.classList.add('lit');
    if (others[0] && (go || of.matches('.v'))) show(others[0]);
  };
  const found = (target) => {
    const v = target.closest && target.closest('.v[data-to]');
    if (v) return v;
    for (let one = target; one && one !== document; one = one.parentNode) if (back.has(one)) return one;
    return null;
  };
  document.addEventListener('pointerover', (event) => { if (held || event.pointerType === 'touch') return; const of = found(event.target); if (of) light(of, false); else dark(); });
  document.addEventListener('focusin', (event) => { const of = found(event.target); if (of && !held) light(of, false); });
  document.addEventListener('click', (event) => { const of = found(event.target); if (!of) { held = null; dark(); return; } event.preventDefault(); held = of; light(of, true); });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { held = null; dark(); }
    if (event.key === 'Enter' && back.has(event.target)) { held = event.target; light(event.target, true); const v = back.get(event.target)[0]; if (v) v.focus({ preventScroll: true }); }
  });
  const head = () => document.documentElement.style.setProperty('--head', document.querySelector('header').offsetHeight + 'px');
  head();
  addEventListener('resize', head);
})();
`;
