import { asJson, asList, asText } from '../Json';
import type { Message } from '../world/Message';
import { renderBlocks } from './blocks';
import { emoji } from './emoji';
import { html, type Html } from './html';
import { mrkdwn } from './mrkdwn';
import { titleOf, type Viewer } from './Viewer';

/** Reactions a click away. */
const QUICK = ['pushpin', 'white_check_mark', 'eyes'];

const timeOf = (ts: string) =>
  new Date(Number(ts) * 1000).toISOString().slice(11, 16);

function reactions({ user }: Viewer, message: Message): Html {
  const shown = message.reactions.map(({ name, users }) => {
    const mine = users.includes(user.id);
    return html`<button
      type="button"
      class="reaction"
      aria-pressed="${mine}"
      data-does="${mine ? 'unreact' : 'react'}"
      data-name="${name}"
      aria-label="${name}: ${users.length}"
    >
      ${emoji(name)} ${users.length}
    </button>`;
  });
  return shown.length ? html`<div class="reactions">${shown}</div>` : html``;
}

function tools({ channel }: Viewer, message: Message): Html {
  if (!channel || channel.archived || message.ephemeralTo) return html``;
  const pinned = channel.pins.some(({ ts }) => ts === message.ts);
  return html`<div class="tools">
    <button type="button" data-does="${pinned ? 'unpin' : 'pin'}">
      ${pinned ? 'Unpin' : 'Pin'}
    </button>
    ${QUICK.map(
      name => html`<button
        type="button"
        data-does="react"
        data-name="${name}"
        aria-label="React with ${name}"
      >
        ${emoji(name)}
      </button>`,
    )}
  </div>`;
}

function notes({ channel, platform }: Viewer, message: Message): Html {
  const pin = channel?.pins.find(({ ts }) => ts === message.ts);
  const by = pin && platform.world.users.get(pin.by);
  return html`${message.ephemeralTo
    ? html`<p class="hint">Only visible to you</p>`
    : ''}${pin ? html`<p class="hint">📌 Pinned by ${by?.realName}</p>` : ''}`;
}

/** What a screen reader says of it; nothing is loaded from elsewhere. */
function attachments({ platform }: Viewer, message: Message): Html {
  const shown = (message.attachments ?? []).map(one =>
    Array.isArray(one.blocks)
      ? renderBlocks(platform.world, asList(one.blocks))
      : html`<p class="hint">
          ${mrkdwn(platform.world, asText(one.fallback) || asText(one.text))}
        </p>`,
  );
  return html`${shown}`;
}

function renderMessage(viewer: Viewer, message: Message): Html {
  const { world } = viewer.platform;
  const author = world.users.get(message.user ?? '');
  const name =
    author?.realName ?? message.username ?? message.user ?? message.botId ?? '';
  const isNotice = message.subtype && message.subtype !== 'bot_message';
  const text = html`<span class="text">${mrkdwn(world, message.text)}</span>`;
  const classes = [
    'message',
    isNotice ? 'notice' : '',
    message.ephemeralTo ? 'ephemeral' : '',
    message.threadTs && message.threadTs !== message.ts ? 'reply' : '',
  ];
  return html`<article
    class="${classes.join(' ').trim()}"
    data-ts="${message.ts}"
    aria-label="${name}, ${timeOf(message.ts)}"
  >
    ${notes(viewer, message)}
    <p class="author">
      <strong>${name}</strong>
      ${!message.user || author?.kind === 'bot'
        ? html`<span class="badge">APP</span>`
        : ''}
      <time>${timeOf(message.ts)}</time>
      ${message.edited ? html`<span class="hint">(edited)</span>` : ''}
    </p>
    ${message.blocks?.length ? renderBlocks(world, message.blocks) : text}
    ${attachments(viewer, message)} ${reactions(viewer, message)}
    ${tools(viewer, message)}
  </article>`;
}

/** Everything said in the channel that the viewer may see, replies below what they answer. */
export function renderMessages(viewer: Viewer): Html {
  const { channel, user, platform } = viewer;
  if (!channel) return html`<p>You are in no channel.</p>`;
  const visible = platform.world
    .messagesOf(channel.id)
    .filter(({ ephemeralTo }) => !ephemeralTo || ephemeralTo === user.id);
  const place = ({ threadTs, ts }: Message) => `${threadTs ?? ts} ${ts}`;
  const ordered = [...visible].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return html`${ordered.map(message => renderMessage(viewer, message))}`;
}

/** The pinned messages, each a line. */
export function renderPins({ channel, platform }: Viewer): Html {
  const pinned = (channel?.pins ?? []).flatMap(pin => {
    const message = platform.world.message(channel?.id ?? '', pin.ts);
    return message ? [message] : [];
  });
  if (pinned.length === 0) return html``;
  const first = (message: Message) =>
    message.text || asText(asJson(message.blocks?.[0]?.text).text);
  return html`<details class="pins">
    <summary>📌 ${pinned.length} pinned</summary>
    <ul>
      ${pinned.map(
        message => html`<li>
          ${mrkdwn(platform.world, first(message).slice(0, 200))}
        </li>`,
      )}
    </ul>
  </details>`;
}

/** Topic, members, bookmarks and pins of the channel. */
export function renderAbout(viewer: Viewer): Html {
  const { channel, platform } = viewer;
  if (!channel) return html``;
  const { world } = platform;
  const names = channel.members.map(id => world.users.get(id)?.realName ?? id);
  return html`<h2>
      ${titleOf(viewer, channel)}
      ${channel.archived ? html`<span class="badge">archived</span>` : ''}
    </h2>
    <p class="topic">${mrkdwn(world, channel.topic.value)}</p>
    <details class="members">
      <summary>${names.length} members</summary>
      <ul>
        ${names.map(name => html`<li>${name}</li>`)}
      </ul>
    </details>
    ${bookmarks(viewer)} ${renderPins(viewer)}`;
}

function bookmarks({ channel }: Viewer): Html {
  const kept = channel?.bookmarks ?? [];
  if (kept.length === 0) return html``;
  return html`<ul class="bookmarks" aria-label="Bookmarks">
    ${kept.map(
      ({ title, link }) =>
        html`<li>
          <a href="${link}" target="_blank" rel="noopener noreferrer"
            >🔖 ${title}</a
          >
        </li>`,
    )}
  </ul>`;
}
