// Suggestions below a field, with how often each occurs: a combobox as the ARIA practices describe it.
const WAIT = 120;

function attach(input, number) {
  const list = document.createElement('ul');
  list.id = `suggestions-${number}`;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);
  let at = -1;
  let timer;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (next) => {
    const options = [...list.children];
    if (options.length === 0) return;
    at = (next + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    options[at].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[at].id);
  };
  const take = (option) => {
    input.value = option.dataset.value;
    close();
    if ('submit' in input.dataset) input.form.requestSubmit();
  };
  const show = (found) => {
    list.replaceChildren(
      ...found.map(({ value, label, count }, i) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${i}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.value = value;
        const times = document.createElement('span');
        times.textContent = String(count);
        option.append(label, times);
        // before the field loses its focus
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          take(option);
        });
        return option;
      }),
    );
    at = -1;
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
  };
  const ask = async () => {
    const words = input.value.trim();
    const mine = ++asked;
    if ([...words].length < 2) return close();
    const response = await fetch(`/suggest.json?${new URLSearchParams({ kind: input.dataset.suggest, q: words })}`);
    if (response.ok && mine === asked && document.activeElement === input) show(await response.json());
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at - 1);
    else if (event.key === 'Enter' && at >= 0) take(list.children[at]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
}

document.querySelectorAll('input[data-suggest]').forEach(attach);
