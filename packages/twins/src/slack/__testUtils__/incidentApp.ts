import { App, type AppOptions } from '@slack/bolt';
import { quiet } from './quiet';

const modal = (channel: string) => ({
  type: 'modal' as const,
  callback_id: 'update',
  private_metadata: channel,
  title: { type: 'plain_text' as const, text: 'Update' },
  submit: { type: 'plain_text' as const, text: 'Post' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'what',
      label: { type: 'plain_text' as const, text: 'What happened' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
});

const card = (text: string) => ({
  text,
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text } },
    {
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'take',
          value: '1',
          text: { type: 'plain_text' as const, text: 'Take command' },
        },
      ],
    },
  ],
});

/** An ordinary Bolt app: a command opens a modal, the modal posts a message, its button updates it. */
export function incidentApp(options: AppOptions) {
  const heard: string[] = [];
  const app = new App({ logger: quiet, ...options });
  app.error(async error => {
    heard.push(`error ${error.message}`);
  });
  app.command('/incident-response', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: modal(body.channel_id),
    });
  });
  app.view('update', async ({ ack, view, client }) => {
    const text = view.state.values.what.text.value ?? '';
    if (text === 'nothing') {
      await ack({
        response_action: 'errors',
        errors: { what: 'Say something.' },
      });
      return;
    }
    await ack();
    await client.chat.postMessage({
      channel: view.private_metadata,
      ...card(text),
    });
  });
  app.action('take', async ({ ack, body, client, respond }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.channel || !body.message) return;
    await client.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      ...card(`Taken by <@${body.user.id}>`),
    });
    await respond({ text: 'You have command.', replace_original: false });
  });
  app.message(async ({ message }) => {
    heard.push(`message ${'text' in message ? message.text : ''}`);
  });
  app.event('member_joined_channel', async ({ event }) => {
    heard.push(`joined ${event.user}`);
  });
  return { app, heard };
}
