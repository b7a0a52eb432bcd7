import type { Draft } from '@incident-response/backstage-plugin-incident-response-common';
import {
  ADA,
  alertSaying,
  startHostileHouse,
  type HostileHouse,
} from './__testUtils__/hostileHouse';
import { HOSTILE } from './__testUtils__/hostileTexts';
import { actingIn, refusedOf } from './__testUtils__/whatWasSent';

jest.setTimeout(120_000);

const houses: HostileHouse[] = [];
afterEach(async () => {
  await Promise.all(houses.splice(0).map(house => house.stop()));
});

async function start(text: string): Promise<HostileHouse> {
  const house = await startHostileHouse(text);
  houses.push(house);
  return house;
}

const isOurs = (link: string) => /^http:\/\/localhost[:/]/.test(link);
/** Whom nudges address; a text never names them. */
const ADDRESSED = ['U0ADA', 'U0BEN'];

/** All that was ever sent and calls somebody, leads somewhere or was refused. */
async function whatActed({ slack, errors, service }: HostileHouse, id: string) {
  const calls = await slack.calls();
  const { links, users, ...acting } = actingIn(calls);
  const { effects } = await service.get(id);
  return {
    ...acting,
    links: links.filter(link => !isOurs(link)),
    users: users.filter(user => !ADDRESSED.includes(user)),
    refused: refusedOf(calls),
    errors,
    failures: Object.values(effects).flatMap(({ key, failure }) =>
      failure ? [[key, failure.sentence]] : [],
    ),
  };
}

const NOTHING = {
  groups: [],
  broadcasts: [],
  emoji: [],
  markup: [],
  links: [],
  users: [],
  refused: [],
  errors: [],
  failures: [],
};

async function inCommand(text: string) {
  const house = await start(text);
  const { id, room } = await house.open(alertSaying(text));
  await house.press(room, 'U0ADA', await house.button(room, 'takeCommand'));
  await house.until(id, ({ ic }) => ic === ADA.entityRef);
  return { house, id, room };
}

/** Decides on words where they are shown whole, in Slack; else at the console. */
async function decide(
  house: HostileHouse,
  { id, room, draft }: { id: string; room: string; draft: Draft },
): Promise<'published' | 'refused'> {
  const [{ request, revision, sha256 }] = draft.revisions;
  const { ts } = await house.button(room, 'editDraft');
  const message = (await house.messagesIn(room)).find(one => one.ts === ts);
  const shown = JSON.stringify(message?.blocks);
  const actionId = /ir:approveDraft:\d+/.exec(shown)?.[0];
  const isRefused =
    actionId === undefined ? await atConsole() : await inSlack(actionId);
  if (isRefused) return 'refused';
  await house.until(id, ({ drafts }) => drafts[0].status === 'published');
  return 'published';

  async function atConsole() {
    expect(shown).toContain('the incident page shows it whole');
    return house.service
      .command(
        id,
        { type: 'approveDraft', draftId: draft.draftId, revision, sha256 },
        ADA,
      )
      .then(
        () => false,
        () => true,
      );
  }

  async function inSlack(button: string) {
    const words = { type: 'text', text: request.body };
    expect(shown).toContain(
      JSON.stringify({ type: 'rich_text_preformatted', elements: [words] }),
    );
    expect(shown).toContain(JSON.stringify(`Title\n${request.title}`));
    const before = (await house.toldTo('U0ADA')).length;
    await house.press(room, 'U0ADA', { ts, actionId: button });
    const ended = await house.eventually(async () => {
      const { drafts } = await house.service.get(id);
      if (drafts[0].status === 'published') return 'published';
      return (await house.toldTo('U0ADA')).length > before && 'refused';
    });
    return ended === 'refused';
  }
}

describe('components of the status page', () => {
  type Components = Draft['revisions'][number]['request']['components'];
  // As long as an id may be, and no character halved.
  const named = (ids: readonly string[]): Components =>
    Object.fromEntries(
      ids.map(id => [
        id.slice(0, 200).replace(/[\ud800-\udbff]$/, ''),
        'degraded_performance' as const,
      ]),
    );
  // Ids that would turn or break the text around them are refused before anybody sees them.
  const isTaken = (text: string) =>
    !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text);
  const ATTACKS = HOSTILE.map(([, text]) => text.replace(/\n/g, ' ')).filter(
    isTaken,
  );
  const MANY = Array.from(
    { length: 300 },
    (_, n) => `${n} ${ATTACKS[n % ATTACKS.length]}`,
  );

  it.each<[string, Components]>([
    ['that call everybody', named(['<!channel>', '<@U0NORA>', '@here :wave:'])],
    ['that look like others', named(['a operational, b', '"', 'c: resolved'])],
    ['that hide their names', named(['a\u200b', '\u3164', 'a'])],
    ['of every hostile name', named(ATTACKS)],
    ['of which there are three hundred', named(MANY)],
  ])(
    '%s act nowhere, are kept by an edit, and are approved where they are shown whole',
    async (_what, components) => {
      const { house, id, room } = await inCommand('We look into it.');
      await house.draft(id, components);
      await house.press(room, 'U0ADA', await house.button(room, 'editDraft'));
      await house.fill('U0ADA', ['body'], 'We know what it is.');
      const { drafts } = await house.until(
        id,
        incident => incident.drafts[0].revisions.length === 2,
      );
      const [, revised] = drafts[0].revisions;
      expect(revised.request.components).toEqual(components);
      await house.eventually(async () =>
        JSON.stringify(await house.messagesIn(room)).includes('revision 2'),
      );
      const draft = { ...drafts[0], revisions: [revised] };
      expect(await decide(house, { id, room, draft })).toBe('published');
      expect(house.published).toEqual([revised.request]);
      expect(await whatActed(house, id)).toEqual(NOTHING);
    },
  );

  it('with names that turn the text, break it or have ten thousand characters are not drafted', async () => {
    const { house, id } = await inCommand('We look into it.');
    for (const name of ['web \u202eelbissop', 'a\nb', 'x'.repeat(10_000)])
      expect(await house.draft(id, { [name]: 'major_outage' })).toBeUndefined();
    expect((await house.service.get(id)).drafts).toEqual([]);
  });
});

describe.each(HOSTILE)('a text with %s', (_name, text) => {
  it('acts nowhere, and is taken everywhere, from the alert to the end', async () => {
    const house = await start(text);
    const { id, room } = await house.open(alertSaying(text));
    // Nobody takes command: they are reminded, and called directly.
    await house.eventually(async () =>
      (
        await house.slack.channels()
      ).some(({ kind, messages }) => kind === 'im' && messages.length > 0),
    );
    await house.press(room, 'U0ADA', await house.button(room, 'takeCommand'));
    await house.until(id, ({ ic }) => ic === ADA.entityRef);

    const words = text.slice(0, 400);
    for (const line of [
      `note ${words}`,
      `update ${words}`,
      `severity P2 ${words}`,
      `status draft ${words}`,
      `handover ${words}`,
      `role comms ${words}`,
      `silence ${words}`,
      words,
      text,
      'status',
      'timeline',
      'checklist',
    ])
      await house.asked(room, 'U0ADA', line);

    await house.act({
      act: 'invite',
      user: 'U0ADA',
      channel: room,
      users: ['U0NORA'],
    });
    await house.asked(room, 'U0NORA', `note ${words}`);

    const { ts = '' } = await house.act({
      act: 'say',
      user: 'U0NORA',
      channel: room,
      text,
    });
    await house.act({ act: 'pin', user: 'U0ADA', channel: room, ts });
    const ledger = async () =>
      JSON.stringify(
        (await house.service.timeline(id, { limit: 200 })).entries,
      );
    await house.eventually(async () => (await ledger()).includes(ts));
    await house.act({
      act: 'edit',
      user: 'U0NORA',
      channel: room,
      ts,
      text: `${text}!`,
    });
    await house.asked(room, 'U0ADA', 'timeline');

    // A nudge to the commander.
    await house.eventually(async () =>
      (
        await house.messagesIn(room)
      ).some(({ text: said }) => said.startsWith('Status update due')),
    );
    await house.asked(room, 'U0ADA', 'silence');

    await house.type(room, 'U0ADA', 'mitigate');
    await house.fill('U0ADA', ['words']);
    await house.asked(room, 'U0ADA', `declare P3 ${words.slice(0, 250)}`);
    await house.type(room, 'U0BEN', 'declare');
    await house.fill('U0BEN', ['title', 'summary', 'entityRef']);
    await house.type(room, 'U0ADA', 'resolve');
    await house.fill('U0ADA', ['words']);
    const { resolution } = await house.until(
      id,
      ({ status }) => status !== 'active' && status !== 'mitigated',
    );
    expect(resolution?.summary).toBeDefined();
    await house.eventually(async () =>
      (
        await house.slack.channels()
      ).some(
        ({ id: at, messages }) =>
          at === 'C0INCIDENTS' &&
          messages.some(({ text: said }) => / resolved/.test(said)),
      ),
    );
    expect(await whatActed(house, id)).toEqual(NOTHING);
  });

  it('is approved in Slack only where every letter of it is shown, and is published so', async () => {
    const { house, id, room } = await inCommand(text);
    const draft = await house.draft(id);
    const how = draft && (await decide(house, { id, room, draft }));
    expect(house.published).toEqual(
      how === 'published' ? [draft?.revisions[0].request] : [],
    );
    expect(await whatActed(house, id)).toEqual(NOTHING);
  });

  it('acts nowhere as the reason of a rejection and as words that are edited', async () => {
    const { house, id, room } = await inCommand(text);
    await house.asked(room, 'U0ADA', 'status draft We are looking into it.');
    await house.press(room, 'U0ADA', await house.button(room, 'rejectDraft'));
    await house.fill('U0ADA', ['words']);
    await house.until(id, ({ drafts }) => drafts[0].status === 'rejected');
    await house.eventually(
      async () =>
        !JSON.stringify(await house.messagesIn(room)).includes('ir:editDraft'),
    );
    await house.asked(room, 'U0ADA', 'status draft We know what it is.');
    await house.press(room, 'U0ADA', await house.button(room, 'editDraft'));
    await house.fill('U0ADA', ['body']);
    await house.asked(room, 'U0ADA', 'status');
    // The form says what is there now, whatever that is.
    await house.press(room, 'U0ADA', await house.button(room, 'editDraft'));
    await house.fill('U0ADA', ['title', 'body']);
    await house.asked(room, 'U0ADA', 'status');
    expect(await whatActed(house, id)).toEqual(NOTHING);
  });
});
