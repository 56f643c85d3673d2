// What every page does beyond its links and forms: nothing that it could not be used without.

// a question in SQL is asked with Ctrl + Enter
for (const area of document.querySelectorAll('textarea')) {
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) area.form?.requestSubmit();
  });
}

// addresses without the fields that ask nothing
for (const form of document.querySelectorAll('form.filters')) {
  form.addEventListener('submit', () => {
    for (const field of form.elements) {
      if ('value' in field && field.value === '' && field.name !== '') field.disabled = true;
    }
  });
}
// the browser's way back brings the fields back as they were left
window.addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll('form.filters :disabled')) field.disabled = false;
});

document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-copy]');
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
  event.preventDefault();
  await navigator.clipboard.writeText(link.href);
  link.textContent = link.dataset.copy;
});

// what is chosen from a list or ticked shows at once, below the form, which keeps the focus
let asking = 0;
let address = location.pathname + location.search;
let status = null;

function announce(words) {
  if (status === null) {
    status = document.createElement('p');
    status.className = 'hidden';
    status.setAttribute('role', 'status');
    document.body.append(status);
  }
  status.textContent = words;
}

async function live(form) {
  const mine = ++asking;
  const asked = [...new window.FormData(form)].filter(([, value]) => value !== '');
  const to = `${form.getAttribute('action')}?${new URLSearchParams(asked)}`;
  const shown = document.getElementById(form.dataset.live);
  shown.setAttribute('aria-busy', 'true');
  const answer = await fetch(to).catch(() => null);
  const page = answer === null ? null : new window.DOMParser().parseFromString(await answer.text(), 'text/html');
  if (mine !== asking) return;
  const next = page?.getElementById(form.dataset.live);
  // a page of another shape says what is wrong
  if (!next) return void location.assign(to);
  shown.replaceWith(document.adoptNode(next));
  document.title = page.title;
  window.history.pushState(null, '', to);
  address = to;
  announce(next.querySelector('[data-count], h2')?.textContent.trim() ?? '');
}
for (const form of document.querySelectorAll('form[data-live]')) {
  form.addEventListener('change', (event) => {
    if (event.target.matches('select, [type=checkbox]')) void live(form);
  });
}
// back to what was asked before; not where only the place on the page changed
window.addEventListener('popstate', () => {
  if (location.pathname + location.search !== address) location.reload();
});

// a link to a row shows which one it is, also where it stands in a part that is folded away
const lit = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === '' ? null : document.getElementById(id);
  target?.closest('details')?.setAttribute('open', '');
  target?.scrollIntoView({ block: 'center' });
};
window.addEventListener('hashchange', lit);
lit();
