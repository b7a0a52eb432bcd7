import { topView } from '../acts/openView';
import { asJson, asList, asText } from '../Json';
import { renderBlocks } from './blocks';
import { html, type Html } from './html';
import type { Viewer } from './Viewer';

/** The modal on the viewer's screen; nothing where there is none. */
export function renderModal({ platform, user }: Viewer): Html {
  const view = topView(platform, user.id);
  if (!view) return html``;
  const { definition } = view;
  const words = (name: string) => asText(asJson(definition[name]).text);
  const submit = words('submit');
  return html`<form data-view="${view.id}" data-hash="${view.hash}" novalidate>
    <h2 id="modal-title">${words('title')}</h2>
    ${renderBlocks(platform.world, asList(definition.blocks))}
    <p class="error" data-form-error role="alert"></p>
    <div class="actions">
      <button type="button" class="button" data-close>
        ${words('close') || 'Close'}
      </button>
      ${submit
        ? html`<button type="submit" class="button primary">${submit}</button>`
        : ''}
    </div>
  </form>`;
}
