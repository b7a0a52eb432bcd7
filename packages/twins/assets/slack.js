// The page's hands: sends what people do, and shows what changed.
const { user, channel } = document.body.dataset;
const byId = id => document.getElementById(id);
const modal = byId('modal');
const log = byId('messages');

async function act(name, details) {
  const response = await fetch('/control/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ act: name, user, ...details }),
  });
  const answer = await response.json();
  return answer.result ?? { ok: false, error: answer.error };
}

/** What a person reads when the app did not take it. */
function troubleOf(result) {
  if (!result.ok) return result.error;
  const { outcome } = result;
  if (!outcome || outcome.type === 'acknowledged') return '';
  return outcome.type === 'timeout'
    ? 'The app did not answer in time (operation_timeout).'
    : 'The app could not be reached (dispatch_failed).';
}

function tell(text) {
  const place = modal.open
    ? modal.querySelector('[data-form-error]')
    : byId('told');
  if (place) place.textContent = text;
}

const shown = {};

function replace(id, markup) {
  if (shown[id] === markup) return false;
  shown[id] = markup;
  const element = byId(id);
  const open = [...element.querySelectorAll('details')].map(one => one.open);
  const focused = element.contains(document.activeElement)
    ? [...element.querySelectorAll('button, select, a, input')].indexOf(
        document.activeElement,
      )
    : -1;
  element.innerHTML = markup;
  element.querySelectorAll('details').forEach((one, index) => {
    one.open = open[index] ?? false;
  });
  if (focused >= 0 && id !== 'modal')
    element
      .querySelectorAll('button, select, a, input')
      [focused]?.focus({ preventScroll: true });
  return true;
}

async function refresh() {
  const query = new URLSearchParams({ user, channel: channel ?? '' });
  const parts = await (await fetch(`/parts?${query}`)).json();
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  replace('channels', parts.channels);
  replace('about', parts.about);
  if (replace('messages', parts.messages) && atEnd)
    log.scrollTop = log.scrollHeight;
  if (replace('modal', parts.modal)) {
    if (parts.modal && !modal.open) modal.showModal();
    if (!parts.modal && modal.open) modal.close();
  }
}

/** Asks before what is asked for to be asked about. */
function confirmed(json) {
  if (!json) return Promise.resolve(true);
  const words = JSON.parse(json);
  const dialog = byId('confirm');
  dialog.replaceChildren();
  const add = (tag, text, parent = dialog) => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  add('h2', words.title).id = 'confirm-title';
  add('p', words.text).className = 'text';
  const buttons = add('div', '');
  buttons.className = 'actions';
  const deny = add('button', words.deny, buttons);
  const agree = add('button', words.confirm, buttons);
  agree.className = words.danger ? 'danger' : 'primary';
  return new Promise(done => {
    let answer = false;
    deny.onclick = () => dialog.close();
    agree.onclick = () => {
      answer = true;
      dialog.close();
    };
    dialog.onclose = () => done(answer);
    dialog.showModal();
  });
}

/** What an element holds, several choices divided by commas. */
function valueOf(element) {
  if (element.hasAttribute('data-boxes'))
    return [...element.querySelectorAll('input:checked')]
      .map(box => box.value)
      .join(',');
  if (element.multiple)
    return [...element.selectedOptions].map(one => one.value).join(',');
  return element.value;
}

function valuesOf(form) {
  const values = {};
  for (const element of form.querySelectorAll('[data-block]')) {
    const { block, action, does } = element.dataset;
    if (does === 'press') continue;
    values[block] = { ...values[block], [action]: valueOf(element) };
  }
  return values;
}

async function click(element, value) {
  const { block, action, confirm, url } = element.dataset;
  if (!(await confirmed(confirm))) return;
  if (url) window.open(url, '_blank', 'noopener');
  const view = element.closest('[data-view]');
  const message = element.closest('[data-ts]');
  const where = view
    ? { viewId: view.dataset.view }
    : { channel, ts: message.dataset.ts };
  element.setAttribute('aria-busy', 'true');
  const result = await act('click', {
    ...where,
    blockId: block,
    actionId: action,
    value,
    values: valuesOf(view ?? message),
  });
  element.removeAttribute('aria-busy');
  tell(troubleOf(result));
}

document.addEventListener('click', async event => {
  const close = event.target.closest('[data-close]');
  if (close) {
    await act('close', { viewId: close.closest('[data-view]').dataset.view });
    return;
  }
  const element = event.target.closest('[data-does]');
  if (!element) return;
  const { does, name, value } = element.dataset;
  if (does === 'press') await click(element, value);
  else if (does !== 'choose') {
    const { ts } = element.closest('[data-ts]').dataset;
    tell(troubleOf(await act(does, { channel, ts, name })));
  }
});

document.addEventListener('change', event => {
  if (event.target.id === 'user') event.target.form.submit();
  const element = event.target.closest('[data-does="choose"]');
  if (element?.matches('select, [data-boxes], [type=date], [type=time]'))
    click(element, valueOf(element));
});

modal.addEventListener('cancel', event => {
  event.preventDefault();
  const view = modal.querySelector('[data-view]');
  if (view) act('close', { viewId: view.dataset.view });
});

modal.addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  form.querySelectorAll('.error').forEach(one => {
    one.textContent = '';
  });
  const result = await act('submit', {
    viewId: form.dataset.view,
    values: valuesOf(form),
  });
  for (const [block, text] of Object.entries(result.errors ?? {})) {
    const error = byId(`input-${block}-error`);
    if (error) error.textContent = text;
    byId(`input-${block}`)?.setAttribute('aria-invalid', 'true');
  }
  const [first] = Object.keys(result.errors ?? {});
  if (first) byId(`input-${first}`)?.focus();
  tell(troubleOf(result));
});

function startComposer(composer) {
  const say = byId('say');
  const list = byId('suggestions');
  const commands = JSON.parse(composer.dataset.commands);
  let chosen = -1;

  const fitting = () =>
    say.value.startsWith('/') && !say.value.includes(' ')
      ? commands.filter(({ command }) => command.startsWith(say.value))
      : [];
  function suggest() {
    const all = fitting();
    chosen = Math.min(chosen, all.length - 1);
    list.replaceChildren(
      ...all.map(({ command, description, usageHint }, index) => {
        const item = document.createElement('li');
        item.id = `suggestion-${index}`;
        item.role = 'option';
        item.ariaSelected = String(index === chosen);
        item.textContent = `${command} ${usageHint ?? ''} – ${description}`;
        item.onmousedown = () => take(command);
        return item;
      }),
    );
    list.hidden = all.length === 0;
    say.setAttribute('aria-expanded', String(all.length > 0));
    if (chosen >= 0)
      say.setAttribute('aria-activedescendant', `suggestion-${chosen}`);
    else say.removeAttribute('aria-activedescendant');
  }
  function take(command) {
    say.value = `${command} `;
    chosen = -1;
    suggest();
    say.focus();
  }
  say.addEventListener('input', suggest);
  say.addEventListener('keydown', event => {
    const all = fitting();
    if (all.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      chosen = (chosen + step + all.length) % all.length;
      suggest();
      event.preventDefault();
    } else if (event.key === 'Tab' || (event.key === 'Enter' && chosen >= 0)) {
      take(all[Math.max(chosen, 0)].command);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      list.hidden = true;
    }
  });
  composer.addEventListener('submit', async event => {
    event.preventDefault();
    const text = say.value;
    if (!text.trim()) return;
    say.value = '';
    suggest();
    const [command, ...rest] = text.split(' ');
    const result = text.startsWith('/')
      ? await act('slash', { channel, command, text: rest.join(' ') })
      : await act('say', { channel, text, typed: true });
    tell(troubleOf(result));
    log.scrollTop = log.scrollHeight;
  });
}

const composer = byId('composer');
if (composer) startComposer(composer);
log.scrollTop = log.scrollHeight;
if (modal.textContent.trim()) modal.showModal();
new EventSource('/news').onmessage = refresh;
