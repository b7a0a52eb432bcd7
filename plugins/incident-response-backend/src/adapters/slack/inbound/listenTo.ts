import type { App } from '@slack/bolt';
import { ACTION_ID } from '../blocks/actions';
import type { Desk } from './Desk';
import { handleAction, pressedSchema } from './handleAction';
import { handleCommand, slashSchema } from './handleCommand';
import { handleEvent } from './handleEvent';
import { readView, sentViewSchema } from './handleView';
import { answer, type Tell } from './replies/answer';
import { tellByMessage } from './replies/tellByMessage';
import { toReplyMessage } from './replies/toReplyMessage';

type Respond = (message: {
  response_type: 'ephemeral';
  replace_original: false;
  text: string;
  blocks: ReturnType<typeof toReplyMessage>['blocks'];
}) => Promise<unknown>;

/** To the one who acted, by the address that Slack gave for it. */
const tellBy =
  (respond: Respond): Tell =>
  async reply => {
    await respond({
      response_type: 'ephemeral',
      replace_original: false,
      ...toReplyMessage(reply),
    });
  };

/** Everything that is listened to. Acknowledged first, done afterwards. */
export function listenTo(
  app: App,
  desk: Desk,
  onAnswered: (what: string, milliseconds: number) => void = () => {},
): void {
  const { onError, pace } = desk.options;

  async function acknowledge(
    what: string,
    ack: () => Promise<void>,
  ): Promise<void> {
    const since = performance.now();
    await ack();
    onAnswered(what, performance.now() - since);
  }

  // Whatever names the app's commands have in this workspace.
  app.command(/.*/, async ({ ack, body, respond }) => {
    await acknowledge('command', ack);
    await answer({ tell: tellBy(respond), onError, pace }, 'A command', () =>
      handleCommand(desk, slashSchema.parse(body)),
    );
  });
  app.action(ACTION_ID, async ({ ack, body, respond }) => {
    await acknowledge('button', ack);
    await answer({ tell: tellBy(respond), onError, pace }, 'A button', () =>
      handleAction(desk, pressedSchema.parse(body)),
    );
  });
  app.view(/^ir:/, async ({ ack, body }) => {
    const sent = sentViewSchema.parse(body);
    const read = readView(sent);
    if (!read.ok) {
      await ack({ response_action: 'errors', errors: { ...read.errors } });
      return;
    }
    await acknowledge('form', ack);
    const tell = tellByMessage(desk, read.place, sent.user.id);
    await answer({ tell, onError, pace }, 'A form', () =>
      read.run(desk, { userId: sent.user.id, triggerId: sent.trigger_id }),
    );
  });
  app.event(/.*/, async ({ event }) => {
    await handleEvent(desk, event);
  });
}
