// The page of a report: a value lights up its cells in the source, a cell its values.
import { openEditor, act } from './report-edit.js';
import { drawPages } from './report-page.js';

const data = JSON.parse(document.getElementById('data').textContent);
const record = document.getElementById('record');
const pane = document.getElementById('pane');
const words = data.words;

/** Keys of values by the id of a place, and ids by key. */
let links = {};
let back = new Map();
let held = null;

const valuesIn = () => [...record.querySelectorAll('.v[data-v]')];
const valueOf = (key) => record.querySelector(`.v[data-v="${CSS.escape(key)}"]`);
/** Everything that shows a place: its element in the rebuilt source, its box on the drawn page. */
const placesOf = (id) => [...pane.querySelectorAll(`[id="${CSS.escape(id)}"], [data-cell="${CSS.escape(id)}"]`)];

function dark() {
  for (const one of document.querySelectorAll('.lit')) one.classList.remove('lit');
}

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Brings an element into its pane without moving the page where the pane scrolls by itself. */
function show(one) {
  const frame = one.closest('.pane');
  const wide = one.closest('figure, .scroll');
  if (wide && wide.scrollWidth > wide.clientWidth + 1) {
    const left = one.getBoundingClientRect().left - wide.getBoundingClientRect().left;
    if (left < 0 || left + 40 > wide.clientWidth) wide.scrollLeft += left - wide.clientWidth / 3;
  }
  if (frame && frame.scrollHeight > frame.clientHeight + 1 && getComputedStyle(frame).overflowY !== 'visible') {
    const box = one.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    if (box.top < around.top || box.bottom > around.bottom)
      frame.scrollBy({
        top: box.top - around.top - (around.height - Math.min(box.height, around.height)) / 2,
        behavior: still.matches ? 'auto' : 'instant',
      });
  } else one.scrollIntoView({ block: 'center' });
}

const isShown = (one) => one.offsetParent !== null;

function lightValue(value, go = true) {
  dark();
  value.classList.add('lit');
  const places = (links[value.dataset.v] ?? []).flatMap(placesOf);
  for (const one of places) one.classList.add('lit');
  const first = places.find(isShown);
  if (go && first) show(first);
}

function lightPlace(id, go) {
  const keys = back.get(id) ?? [];
  dark();
  for (const one of placesOf(id)) one.classList.add('lit');
  const values = keys.map(valueOf).filter(Boolean);
  for (const one of values) one.classList.add('lit');
  if (!go || !values[0]) return;
  values[0].closest('details')?.setAttribute('open', '');
  show(values[0]);
}

const idOf = (target) => {
  const one = target.closest('[data-cell], .linked');
  return one === null ? null : (one.dataset.cell ?? one.id);
};

function setCurrent(value) {
  for (const one of record.querySelectorAll('.v[tabindex="0"]')) one.tabIndex = -1;
  value.tabIndex = 0;
}

function hold(value) {
  setCurrent(value);
  value.focus({ preventScroll: true });
  held = value.dataset.v;
  lightValue(value);
  void tell(value);
}

function letGo() {
  held = null;
  dark();
  rest();
}

function rest() {
  tools?.replaceChildren(hint);
  tools?.classList.remove('on');
}

const tools = document.getElementById('tools');
const hint = tools?.firstElementChild;

/** Why there is no value, as far as the source shows. */
function whyNone(known, key) {
  if (known.why !== '') return known.why;
  const id = (links[key] ?? []).find((one) => /c\d+$/.test(one));
  if (id === undefined) return words.noCell;
  const text = document.getElementById(id)?.textContent.trim() ?? '';
  return /^[-—–―/\\]*$/.test(text) ? words.blankCell : words.notTaken.replace('{text}', text);
}

/** What the held value is, where it stands, and what can be done with it. */
async function tell(value) {
  if (!tools || !('i' in value.dataset)) return rest();
  const key = value.dataset.v;
  const { r, i, f } = value.dataset;
  const at = (links[key] ?? [])[0] ?? '';
  const answer = await fetch(`${data.base}/value?${new URLSearchParams({ r, i, f, at })}`).catch(() => null);
  if (!answer?.ok || held !== key) return;
  const known = await answer.json();
  const button = (text, act) => {
    const made = element('button', { type: 'button', class: 'quiet' }, text);
    made.addEventListener('click', act);
    return made;
  };
  const now = () => valueOf(key) ?? value;
  const change = (how) => () => void edit(now(), how);
  const cite = button(words.cite, async () => {
    await navigator.clipboard?.writeText(known.cite);
    cite.textContent = words.cited;
    said.textContent = words.cited;
  });
  const last = known.history.findLast((one) => !one.undone);
  const line = element('span', { class: 'what' });
  line.append(element('b', {}, known.name), ` ${known.stands} `, element('span', { class: 'soft' }, known.none ? whyNone(known, key) : known.place)); // prettier-ignore
  tools.classList.add('on');
  tools.replaceChildren(
    line,
    ...('e' in value.dataset
      ? [button(words.edit_save, change('edit')), button(words.edit_accept, change('accept'))]
      : []),
    ...(last === undefined ? [] : [button(words.undo, change('undo'))]),
    ...(known.none ? [] : [cite]),
  );
}

document.addEventListener('pointerover', (event) => {
  if (held !== null || event.pointerType === 'touch') return;
  const value = event.target.closest('.v[data-v]');
  if (value) return lightValue(value);
  const id = pane.contains(event.target) ? idOf(event.target) : null;
  if (id !== null) lightPlace(id, true);
});
record.addEventListener('focusin', (event) => {
  const value = event.target.closest('.v[data-v]');
  if (value === null) return;
  setCurrent(value);
  if (held !== null && held !== value.dataset.v) {
    held = value.dataset.v;
    void tell(value);
  }
  lightValue(value);
});
let heldBefore = null;
record.addEventListener('pointerdown', () => (heldBefore = held));
record.addEventListener('click', (event) => {
  const undo = event.target.closest('[data-undo]');
  if (undo) return void save('undo', { id: Number(undo.dataset.undo) });
  const value = event.target.closest('.v[data-v]');
  if (value === null) return letGo();
  // the second click on a value opens it; the first one has given it the focus and with it the light
  if (heldBefore === value.dataset.v && event.detail > 0 && 'e' in value.dataset) return void edit(value);
  hold(value);
});
pane.addEventListener('click', (event) => {
  const id = idOf(event.target);
  letGo();
  if (id === null) return;
  const first = (back.get(id) ?? []).map(valueOf).find(Boolean);
  lightPlace(id, true);
  if (!first) return;
  setCurrent(first);
  held = first.dataset.v;
  void tell(first);
});

/** The value in the nearest line above or below, in the column that is nearest. */
function beside(value, down) {
  const from = value.getBoundingClientRect();
  let best = null;
  let least = Infinity;
  for (const one of valuesIn()) {
    const box = one.getBoundingClientRect();
    const away = down ? box.top - from.top : from.top - box.top;
    if (away < 4 || box.width === 0) continue;
    const cost = away + 3 * Math.abs(box.left - from.left);
    if (cost < least) [best, least] = [one, cost];
  }
  return best;
}

function move(value, key) {
  const all = valuesIn().filter((one) => one.getBoundingClientRect().width > 0);
  const at = all.indexOf(value);
  const next =
    key === 'ArrowDown' || key === 'ArrowUp'
      ? beside(value, key === 'ArrowDown')
      : all[at + (key === 'j' || key === 'ArrowRight' ? 1 : -1)];
  if (!next) return;
  setCurrent(next);
  next.focus({ preventScroll: true });
  show(next);
}

const MOVES = new Set(['j', 'k', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (event.target.closest('input, textarea, select')) return;
  const value = event.target.closest('.v[data-v]');
  if (event.key === '[' || event.key === ']')
    document.querySelector(`.neighbours a[rel=${event.key === '[' ? 'prev' : 'next'}]`)?.click();
  else if (event.key === 'Escape') {
    letGo();
  } else if (value === null) {
    if (!['j', 'k'].includes(event.key) && !(event.target === record && MOVES.has(event.key))) return;
    const first = record.querySelector('.v[tabindex="0"]') ?? valuesIn()[0];
    if (!first) return;
    event.preventDefault();
    first.focus({ preventScroll: true });
    show(first);
  } else if (MOVES.has(event.key)) {
    event.preventDefault();
    move(value, event.key);
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    if (held === value.dataset.v && 'e' in value.dataset) void edit(value);
    else hold(value);
  } else if (event.key === 'e' && 'e' in value.dataset) {
    event.preventDefault();
    void edit(value);
  } else if (event.key === 'a' && 'e' in value.dataset) void edit(value, 'accept');
  else if (event.key === 'u' && 'e' in value.dataset) void edit(value, 'undo');
});

const said = document.getElementById('said');

async function save(part, body) {
  const answer = await act(data, part, body);
  said.textContent = answer.error ?? answer.said;
  if (answer.error === undefined) await fresh();
  return answer;
}

async function edit(value, how = 'edit') {
  const key = value.dataset.v;
  await openEditor({ data, value, how, save });
  const again = valueOf(key);
  if (again) hold(again);
}

/** The record as it is now, at the place at which it was looked at. */
async function fresh() {
  const answer = await fetch(`${data.base}/record`);
  if (!answer.ok) return;
  const top = record.scrollTop;
  const open = [...record.querySelectorAll('details')].map((one) => one.open);
  record.innerHTML = (await answer.json()).html;
  record.querySelectorAll('details').forEach((one, i) => (one.open = open[i] ?? one.open));
  record.scrollTop = top;
  ready();
}

function ready() {
  for (const one of valuesIn()) one.classList.toggle('linked', (links[one.dataset.v] ?? []).length > 0);
  const first = record.querySelector('.v[data-v]');
  if (first) first.tabIndex = 0;
}

function element(name, attributes = {}, text = '') {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

/** The views of a source, of which one shows. */
function addViews(source) {
  const views = [];
  const add = (name, node, when) => views.push({ name, node, when });
  const grid = element('div', { class: 'grid' });
  grid.innerHTML = source.html;
  // a wide table scrolls by itself, also with the keyboard
  for (const figure of grid.querySelectorAll('figure')) figure.tabIndex = 0;
  if (source.pdf !== null) {
    const pages = element('div', { class: 'pages' });
    add('page', pages, () =>
      drawPages(pages, source, { words, linked: (id) => back.has(id), drawn: relight, failed: () => choose('grid') }),
    );
  }
  add('grid', grid);
  if (source.look !== null) {
    const frame = element('iframe', { class: 'look', sandbox: '', title: words.look });
    add(
      'look',
      frame,
      () =>
        (frame.srcdoc = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>-</title><style>${data.style}</style></head><body>${source.look}</body></html>`),
    );
  }
  const bar = document.getElementById('views');
  const begun = new Set();
  function choose(name) {
    for (const view of views) {
      const on = view.name === name;
      view.node.hidden = !on;
      view.button?.setAttribute('aria-pressed', String(on));
      if (on && !begun.has(name)) {
        begun.add(name);
        view.when?.();
      }
    }
    relight();
  }
  pane.replaceChildren(...views.map(({ node }) => node));
  if (views.length > 1) {
    for (const view of views) {
      view.button = element('button', { type: 'button' }, words[view.name]);
      view.button.addEventListener('click', () => choose(view.name));
      bar.append(view.button);
    }
  }
  choose(views[0].name);
  addUnread(source, grid, choose);
}

function addUnread({ unread }, grid, choose) {
  const button = document.getElementById('unread');
  if (unread === 0) return;
  let at = -1;
  button.hidden = false;
  button.textContent = words.unread.replace('{count}', unread);
  button.title = words.nextUnread;
  button.addEventListener('click', () => {
    const cells = grid.querySelectorAll('.unread');
    choose('grid');
    dark();
    at = (at + 1) % cells.length;
    cells[at].classList.add('lit');
    show(cells[at]);
  });
}

function relight() {
  const value = held === null ? null : valueOf(held);
  if (value) lightValue(value);
}

async function begin() {
  ready();
  const notice = document.getElementById('notice');
  const answer = await fetch(`${data.base}/source`).catch(() => null);
  pane.setAttribute('aria-busy', 'false');
  if (!answer?.ok) {
    pane.replaceChildren();
    notice.hidden = false;
    notice.textContent = words.failedLoad;
    return;
  }
  const source = await answer.json();
  if (source.notice !== null) {
    notice.hidden = false;
    notice.textContent = source.notice;
    document.getElementById('report').classList.add('alone');
    pane.hidden = true;
    return;
  }
  links = source.links;
  for (const [key, ids] of Object.entries(links)) for (const id of ids) back.set(id, [...(back.get(id) ?? []), key]);
  addViews(source);
  for (const id of back.keys()) {
    const place = document.getElementById(id);
    if (place && place.tagName !== 'FIGURE') place.classList.add('linked');
  }
  ready();
  fromAddress();
}

/** A link to a row of the report lights up its first value with a figure. */
function fromAddress() {
  const name = decodeURIComponent(location.hash.slice(1));
  const row = name === '' ? null : (valueOf(name) ?? document.getElementById(name));
  const value = row?.matches('.v[data-v]')
    ? row
    : (row?.querySelector('.v[data-f="actual"], .v[data-f="executed"]') ?? row?.querySelector('.v[data-v]'));
  if (!value || !record.contains(value)) return;
  row.closest('details')?.setAttribute('open', '');
  show(value);
  hold(value);
}
window.addEventListener('hashchange', fromAddress);

document.documentElement.style.setProperty(
  '--above',
  `${Math.round(document.getElementById('report').getBoundingClientRect().top + window.scrollY)}px`,
);
void begin();
