// Correcting a value where it stands.
const NAME = 'jixiao-who';

/** Sends what is to be changed; the answer says what became of it. */
export async function act({ base, token }, part, body) {
  const answer = await fetch(`${base}/${part}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jixiao-token': token },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (answer === null) return { error: 'jixiao serve?' };
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return { error: text };
  }
}

function remembered() {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}
function remember(name) {
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // a browser that keeps nothing asks again
  }
}

function make(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== false) made.setAttribute(key, value === true ? '' : value);
  made.append(...inside);
  return made;
}

const labelled = (id, words, field, note = '') =>
  make(
    'p',
    { class: 'line' },
    make('label', { for: id }, words),
    field,
    ...(note === '' ? [] : [make('small', {}, note)]),
  );

function fieldFor(known) {
  const now = known.none ? '' : known.stands;
  if (known.kind === 'choice' || known.kind === 'flag') {
    const choices = known.kind === 'flag' ? ['true', 'false'] : known.choices;
    return make(
      'select',
      { id: 'edit-value', name: 'value' },
      ...choices.map((one) => make('option', { value: one, selected: one === now }, one)),
    );
  }
  if (known.kind === 'text' || now.length > 40) {
    const area = make('textarea', {
      id: 'edit-value',
      name: 'value',
      rows: String(Math.min(8, 1 + Math.ceil(now.length / 40))),
    });
    area.value = now;
    return area;
  }
  return make('input', { id: 'edit-value', name: 'value', value: now, autocomplete: 'off' });
}

function historyOf(known, words, undo) {
  if (known.history.length === 0) return [];
  const items = known.history.map((one) => {
    const line = make('li', {}, `${one.when} ${one.who}：${one.value}（${one.reason}）${one.state} `);
    if (!one.undone) {
      const button = make('button', { type: 'button', class: 'quiet' }, words.undo);
      button.addEventListener('click', () => undo(one.id));
      line.append(button);
    }
    return line;
  });
  return [make('h3', {}, words.history), make('ul', { class: 'plain' }, ...items)];
}

/** Resolves when the form is closed. `how`: edit, or accept or undo at once. */
export async function openEditor({ data, value, how, save }) {
  const { words } = data;
  const { r, i, f } = value.dataset;
  const answer = await fetch(`${data.base}/value?${new URLSearchParams({ r, i, f })}`);
  const known = await answer.json();
  if (known.error !== undefined) {
    document.getElementById('said').textContent = known.error;
    return;
  }
  const target = { record: r, row: Number(i), field: f };
  const last = known.history.findLast((one) => !one.undone);
  if (how === 'undo' && last) return void (await save('undo', { id: last.id }));
  if (how === 'accept' && remembered() !== '')
    return void (await save('corrections', { ...target, accept: true, who: remembered() }));

  const dialog = document.getElementById('edit');
  const fault = make('p', { class: 'fault', role: 'alert' });
  const field = fieldFor(known);
  const none = make('input', { type: 'checkbox', id: 'edit-none', name: 'none' });
  none.checked = known.none && how !== 'edit';
  const reason = make('input', { id: 'edit-reason', name: 'reason', autocomplete: 'off' });
  const who = make('input', { id: 'edit-who', name: 'who', value: remembered(), autocomplete: 'name' });
  const note =
    known.unit !== null
      ? words.edit_unit.replace('{unit}', known.unit)
      : known.kind === 'money'
        ? words.edit_money
        : '';
  const accept = make('button', { type: 'button', class: 'second' }, words.edit_accept);
  const cancel = make('button', { type: 'button', class: 'quiet' }, words.edit_cancel);
  const form = make(
    'form',
    { method: 'dialog' },
    make('h2', { id: 'edit-title' }, `${words.edit}：${known.name}`),
    make(
      'dl',
      {},
      make('dt', {}, words.edit_read),
      make('dd', {}, known.read),
      ...(known.corrected ? [make('dt', {}, words.edit_stands), make('dd', {}, known.stands)] : []),
    ),
    labelled('edit-value', words.edit_value, field, note),
    ...(known.nullable
      ? [make('p', { class: 'check' }, none, ' ', make('label', { for: 'edit-none' }, words.edit_none))]
      : []),
    labelled('edit-reason', words.edit_reason, reason),
    labelled('edit-who', words.edit_who, who),
    fault,
    make('p', { class: 'go' }, make('button', { type: 'submit' }, words.edit_save), ' ', accept, ' ', cancel),
    ...historyOf(known, words, (id) => finish('undo', { id })),
  );
  dialog.replaceChildren(form);
  none.addEventListener('change', () => (field.disabled = none.checked));
  cancel.addEventListener('click', () => dialog.close());

  async function finish(part, body) {
    remember(who.value.trim());
    const result = await save(part, body);
    if (result.error === undefined) dialog.close();
    else fault.textContent = result.error;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void finish('corrections', {
      ...target,
      value: field.value,
      none: none.checked,
      reason: reason.value,
      who: who.value,
    });
  });
  accept.addEventListener(
    'click',
    () => void finish('corrections', { ...target, accept: true, reason: reason.value, who: who.value }),
  );
  dialog.showModal();
  if (how === 'edit') {
    field.focus();
    field.select?.();
  } else who.focus();
  await new Promise((closed) => dialog.addEventListener('close', closed, { once: true }));
}
