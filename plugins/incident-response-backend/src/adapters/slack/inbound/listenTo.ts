import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { ACTION_ID } from '../blocks/actions';
import type { Desk } from './Desk';
import { handleAction, pressedSchema } from './handleAction';
import { handleCommand, slashSchema } from './handleCommand';
import { handleEvent } from './handleEvent';
import { seeActing } from './seenPeople';
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

/** So long an answer may take to reach Slack: Bolt itself would wait for minutes. */
const ANSWER_MS = 5_000;

/** To the one who acted, by the address that Slack gave for it. */
const tellBy =
  (respond: Respond): Tell =>
  async reply => {
    const answered = respond({
      response_type: 'ephemeral',
      replace_original: false,
      ...toReplyMessage(reply),
    });
    const waiting = new AbortController();
    const late = sleep(ANSWER_MS, undefined, waiting).then(() => {
      throw new Error('Slack did not take it in time.');
    });
    // Whoever loses the race may still fail, with nobody waiting for it.
    answered.catch(() => {});
    late.catch(() => {});
    await Promise.race([answered, late]).finally(() => waiting.abort());
  };

/** Everything that is listened to. Acknowledged first, done afterwards. */
export function listenTo(app: App, desk: Desk): void {
  const { onError, pace } = desk.options;

  /** Whoever presses or types something is there, also where the ledger hears nothing else of it. */
  async function notice(room: string | undefined, user: string): Promise<void> {
    if (room === undefined) return;
    await seeActing(desk, room, user, new Date().toISOString()).catch(error =>
      onError('It could not be told that somebody is in a war room.', error),
    );
  }

  // Whatever names the app's commands have in this workspace.
  app.command(/.*/, async ({ ack, body, respond }) => {
    await ack();
    await answer({ tell: tellBy(respond), onError, pace }, 'A command', () =>
      handleCommand(desk, slashSchema.parse(body)),
    );
    await notice(body.channel_id, body.user_id);
  });
  app.action(ACTION_ID, async ({ ack, body, respond }) => {
    await ack();
    await answer({ tell: tellBy(respond), onError, pace }, 'A button', () =>
      handleAction(desk, pressedSchema.parse(body)),
    );
    await notice(body.channel?.id, body.user.id);
  });
  app.view(/^ir:/, async ({ ack, body }) => {
    const sent = sentViewSchema.parse(body);
    const read = readView(sent);
    if (!read.ok) {
      await ack({ response_action: 'errors', errors: { ...read.errors } });
      return;
    }
    await ack();
    const tell = tellByMessage(desk, read.place, sent.user.id);
    await answer({ tell, onError, pace }, 'A form', () =>
      read.run(desk, { userId: sent.user.id, triggerId: sent.trigger_id }),
    );
  });
  app.event(/.*/, async ({ event }) => {
    await handleEvent(desk, event);
  });
}
