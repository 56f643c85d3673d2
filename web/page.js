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

for (const link of document.querySelectorAll('a[data-copy]')) {
  link.addEventListener('click', async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    link.textContent = link.dataset.copy;
  });
}

// a link to a row shows which one it is, also where it stands in a part that is folded away
const lit = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === '' ? null : document.getElementById(id);
  target?.closest('details')?.setAttribute('open', '');
  target?.scrollIntoView({ block: 'center' });
};
window.addEventListener('hashchange', lit);
lit();
