import type {
  PersonAct,
  SeenView,
  SlackControl,
} from '@incident-response/twins';

export const COMMANDER = 'user:default/ada.moreau';
/** Their account. */
export const USER = 'U0ADAMOREAU';

/** What somebody sees of a Slack. */
export type Screen = Pick<SlackControl, 'channels' | 'views'>;

/** Types a command in the war room. */
export const typed = (channel: string, text: string): PersonAct => ({
  act: 'slash',
  user: USER,
  channel,
  command: '/incident-response',
  text,
});

/** Presses the newest button of a kind whose message says all of this; `undefined`: none is there. */
export async function pressed(
  screen: Screen,
  channel: string,
  kind: string,
  ...says: readonly string[]
): Promise<PersonAct | undefined> {
  const room = (await screen.channels()).find(({ id }) => id === channel);
  for (const { ts, blocks } of [...(room?.messages ?? [])].reverse()) {
    const text = JSON.stringify(blocks ?? []);
    const found = new RegExp(`"action_id":"(ir:${kind}:\\d+)"`).exec(text);
    if (found && says.every(words => text.includes(words)))
      return { act: 'click', user: USER, channel, ts, actionId: found[1] };
  }
  return undefined;
}

const isForm = (callback: string) => (view: SeenView) =>
  view.user === USER && view.definition.callback_id === `ir:${callback}`;

/** Sends the form that is open, else presses what opens it. */
export async function filledIn(
  screen: Screen,
  callback: string,
  words: Readonly<Record<string, string>>,
  opens: () => Promise<PersonAct | undefined>,
): Promise<PersonAct | undefined> {
  const open = (await screen.views()).filter(isForm(callback)).at(-1);
  if (!open) return opens();
  const values = Object.fromEntries(
    Object.entries(words).map(([block, value]) => [block, { value }]),
  );
  return { act: 'submit', user: USER, viewId: open.id, values };
}
