import { asJson, asList, asText, type Json } from '../Json';
import { authorsOf } from '../Platform';
import type { Channel } from '../world/Channel';
import { messageObject, type Message } from '../world/Message';
import { viewObject, type View } from '../world/View';
import { refused, type ActResult } from './ActResult';
import { interaction, responseUrl, type Desk } from './Desk';
import { elementState, stateOf } from './elementState';
import type { ActOf } from './PersonAct';

type Click = ActOf<'click'>;

interface Found {
  readonly blockId: string;
  readonly element: Json;
}

/** The element an action id names, in the block it names. */
function findElement(blocks: readonly Json[], click: Click): Found | undefined {
  for (const block of blocks) {
    const blockId = asText(block.block_id);
    const elements = [
      ...asList(block.elements),
      asJson(block.accessory),
      asJson(block.element),
    ];
    const element = elements.find(one => one.action_id === click.actionId);
    if (element && (!click.blockId || click.blockId === blockId))
      return { blockId, element };
  }
  return undefined;
}

/** One entry of `actions`. */
function actionOf(desk: Desk, { blockId, element }: Found, click: Click): Json {
  const { type, action_id: actionId, text, value } = element;
  const shared = {
    action_id: actionId,
    block_id: blockId,
    type,
    action_ts: desk.platform.world.nextTs(),
  };
  return type === 'button'
    ? { ...shared, text, ...(value === undefined ? {} : { value }) }
    : { ...shared, ...elementState(element, click.value) };
}

async function send(
  desk: Desk,
  click: Click,
  blocks: readonly Json[],
  where: Json,
): Promise<ActResult> {
  const found = findElement(blocks, click);
  if (!found) return refused('no_such_element');
  const trigger = { user: click.user, viewId: click.viewId };
  const outcome = await desk.deliveries.send({
    type: 'interactive',
    payload: {
      type: 'block_actions',
      ...interaction(desk, click.user),
      ...where,
      trigger_id: desk.triggers.issue(trigger),
      actions: [actionOf(desk, found, click)],
    },
  });
  return { ok: true, outcome };
}

function onMessage(
  desk: Desk,
  click: Click,
  channel: Channel,
  message: Message,
) {
  const ephemeral = message.ephemeralTo !== undefined;
  const blocks = message.blocks ?? [];
  const name = channel.kind === 'public' ? channel.name : 'privategroup';
  return send(desk, click, blocks, {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
    },
    channel: { id: channel.id, name },
    // Of an ephemeral message the app is told no content.
    ...(ephemeral
      ? {}
      : { message: messageObject(message, authorsOf(desk.platform), true) }),
    state: stateOf(blocks, click.values ?? {}),
    response_url: responseUrl(desk, 'actions', {
      channel: channel.id,
      user: click.user,
      messageTs: message.ts,
    }),
  });
}

function onView(desk: Desk, click: Click, view: View) {
  const blocks = asList(view.definition.blocks);
  const state = stateOf(blocks, click.values ?? {});
  return send(desk, click, blocks, {
    container: { type: 'view', view_id: view.id },
    view: viewObject(view, authorsOf(desk.platform), state),
  });
}

/** Somebody presses a button or chooses from a menu, on a message or in a view. */
export async function clickElement(
  desk: Desk,
  click: Click,
): Promise<ActResult> {
  const { world } = desk.platform;
  if (click.viewId) {
    const view = world.views.get(click.viewId);
    return view?.user === click.user
      ? onView(desk, click, view)
      : refused('view_not_found');
  }
  const channel = world.channels.get(click.channel ?? '');
  const message = channel && world.message(channel.id, click.ts ?? '');
  const visible =
    message &&
    channel.members.includes(click.user) &&
    (!message.ephemeralTo || message.ephemeralTo === click.user);
  return visible
    ? onMessage(desk, click, channel, message)
    : refused('message_not_found');
}
