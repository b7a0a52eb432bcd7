import type { Entity } from '@backstage/catalog-model';
import {
  commandSchema,
  type Alert,
  type Person,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { SlackUser } from '@incident-response/twins';
import { everySeverity } from '../../../domain/ReminderSettings';
import { ORGANISATION } from '../../../engine/__testUtils__/startEngine';
import type { EngineDeps } from '../../../engine/createEngine';
import { ALERT, SLACK_USERS, startSlackHouse } from './slackHouse';

const SCRIPT = ['javascript', 'alert(1)'].join(':');

/** Ada as she is at the console. */
export const ADA: Person = {
  kind: 'person',
  entityRef: 'user:default/ada',
  door: 'console',
};

/** Every name in the catalog is the text. */
const namedBy = (text: string): readonly Entity[] =>
  ORGANISATION.map(entity => ({
    ...entity,
    metadata: {
      ...entity.metadata,
      title: text,
      annotations: {
        ...entity.metadata.annotations,
        'incident-response.io/runbook': SCRIPT,
      },
    },
    spec: {
      ...entity.spec,
      profile: { ...Object(entity.spec?.profile), displayName: text },
    },
  }));

/** Everybody in Slack is called so; Nora by her handle as well. */
const calledBy = (text: string): readonly SlackUser[] =>
  SLACK_USERS.map(user => ({
    ...user,
    realName: text,
    ...(user.name === 'nora' && { name: text }),
  }));

/** An alert that says it wherever an alert says something. */
export const alertSaying = (text: string): Alert => ({
  ...ALERT,
  title: text.slice(0, 1_000),
  trigger: text.slice(0, 200),
  severityReason: text.slice(0, 500),
  labels: { severity: 'critical', [text.slice(0, 100)]: text },
  url: SCRIPT,
  entityHints: ['checkout', text.slice(0, 500)],
  contacts: [{ email: 'gone@example.org', name: text.slice(0, 200) }],
});

/** Reminds and calls within a moment, and finds facts that say the text. */
const restless =
  (text: string, published: PublicationRequest[]) =>
  (deps: EngineDeps): EngineDeps => ({
    ...deps,
    facts: (['context', 'changes'] as const).map(kind => ({
      name: text,
      kind,
      collect: async () =>
        Array.from({ length: 8 }, () => ({
          label: text.slice(0, 200),
          value: text.slice(0, 2_000),
          note: text.slice(0, 500),
          url: SCRIPT,
        })),
    })),
    statusPage: {
      ...deps.statusPage,
      publish: (publication, call) => {
        published.push(publication.request);
        return deps.statusPage.publish(publication, call);
      },
    },
    settings: {
      ...deps.settings,
      reminders: {
        ...deps.settings.reminders,
        nudgeEveryMs: everySeverity(700),
        commandAfterMs: [100, 200],
        callEveryMs: 100,
        callAtMost: 2,
      },
    },
  });

/** A house in which whatever is said by anybody or anything is this text. */
export async function startHostileHouse(text: string) {
  const published: PublicationRequest[] = [];
  const house = await startSlackHouse({
    entities: namedBy(text),
    twin: { users: calledBy(text) },
    engine: restless(text, published),
  });

  /** Types a command and waits until there is an answer to it. */
  async function asked(room: string, who: string, line: string) {
    const before = (await house.toldTo(who)).length;
    await house.type(room, who, line);
    await house.eventually(
      async () => (await house.toldTo(who)).length > before,
    );
  }

  /** Fills the form that is open with the text; what cannot be filled or is refused is closed. */
  async function fill(who: string, blocks: readonly string[], words = text) {
    const { definition, id } = await house.eventually(async () =>
      (
        await house.slack.views()
      ).find(
        view =>
          view.user === who &&
          !JSON.stringify(view.definition).includes('are being read'),
      ),
    );
    const close = () => house.act({ act: 'close', user: who, viewId: id });
    if (!definition.submit) return close();
    const value = words.slice(0, 2_000);
    const sent = await house.act({
      act: 'submit',
      user: who,
      viewId: id,
      values: Object.fromEntries(blocks.map(block => [block, { value }])),
    });
    return 'errors' in sent && sent.errors ? close() : sent;
  }

  /** Words put forward at the console; `undefined` where it does not take them. */
  async function draft(
    id: string,
    components: PublicationRequest['components'] = {},
  ) {
    const asking = commandSchema.safeParse({
      type: 'draftStatus',
      content: {
        title: text.slice(0, 255),
        body: text.slice(0, 20_000),
        status: 'investigating',
        impact: 'minor',
        components,
        notify: true,
      },
    });
    if (!asking.success) return undefined;
    const before = (await house.service.get(id)).drafts.length;
    const answer = await house.service
      .command(id, asking.data, ADA)
      .catch(error => String(error));
    if (typeof answer === 'string') return undefined;
    return (await house.service.get(id)).drafts[before];
  }

  return { ...house, published, asked, fill, draft };
}

export type HostileHouse = Awaited<ReturnType<typeof startHostileHouse>>;
