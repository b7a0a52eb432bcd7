import { html, type Html } from './html';
import { renderAbout, renderMessages } from './messages';
import { renderModal } from './modal';
import { addressOf, channelsOf, titleOf, viewers, type Viewer } from './Viewer';

function renderChannels(viewer: Viewer): Html {
  const { platform, user, channel } = viewer;
  return html`<ul>
    ${channelsOf(platform, user.id).map(
      one => html`<li>
        <a
          href="${addressOf(user.id, one.id)}"
          ${one.id === channel?.id ? html`aria-current="page"` : ''}
          >${titleOf(viewer, one)}${one.archived ? ' (archived)' : ''}</a
        >
      </li>`,
    )}
  </ul>`;
}

/** The parts of the page that change; each replaces the inside of the element with its id. */
export const renderParts = (viewer: Viewer) => ({
  channels: renderChannels(viewer).markup,
  about: renderAbout(viewer).markup,
  messages: renderMessages(viewer).markup,
  modal: renderModal(viewer).markup,
});

function composer({ channel, platform }: Viewer): Html {
  if (!channel || channel.archived)
    return html`<p class="composer">Nobody can write here any more.</p>`;
  const commands = JSON.stringify(platform.app().commands);
  return html`<form class="composer" id="composer" data-commands="${commands}">
    <label for="say">Message, or /command</label>
    <ul id="suggestions" role="listbox" aria-label="Commands" hidden></ul>
    <div class="actions">
      <input
        id="say"
        autocomplete="off"
        role="combobox"
        aria-expanded="false"
        aria-controls="suggestions"
        aria-autocomplete="list"
      />
      <button type="submit" class="button primary">Send</button>
    </div>
    <p id="told" class="error" role="status"></p>
  </form>`;
}

/** The whole page, as one person sees one channel. */
export function renderPage(viewer: Viewer): string {
  const { user, channel, platform } = viewer;
  const title = channel ? titleOf(viewer, channel) : 'Slack';
  const page = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Slack twin</title>
        <link rel="stylesheet" href="/assets/slack.css" />
        <script src="/assets/slack.js" defer></script>
      </head>
      <body data-user="${user.id}" data-channel="${channel?.id}">
        <a class="skip" href="#say">Skip to the message box</a>
        <nav aria-label="Workspace">
          <h1>Slack twin</h1>
          <p class="hint">
            A local stand-in: nothing here leaves this machine.
          </p>
          <form method="get">
            <label for="user">Look as</label>
            <select id="user" name="user">
              ${viewers(platform).map(
                one => html`<option
                  value="${one.id}"
                  ${one.id === user.id ? html`selected` : ''}
                >
                  ${one.realName}
                </option>`,
              )}
            </select>
            <input type="hidden" name="channel" value="${channel?.id}" />
            <noscript><button class="button">Look</button></noscript>
          </form>
          <div id="channels">${renderChannels(viewer)}</div>
        </nav>
        <main>
          <header id="about">${renderAbout(viewer)}</header>
          <div id="messages" role="log" aria-label="Messages" tabindex="0">
            ${renderMessages(viewer)}
          </div>
          ${composer(viewer)}
        </main>
        <dialog id="modal" aria-labelledby="modal-title">
          ${renderModal(viewer)}
        </dialog>
        <dialog id="confirm" aria-labelledby="confirm-title"></dialog>
      </body>
    </html>`;
  return page.markup;
}
