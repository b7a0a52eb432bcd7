import {
  ada,
  ben,
  clara,
  openRoom,
  refusal,
  slackForTests,
} from './__testUtils__/startTwin';

const { start } = slackForTests();

const guest = 'U0GUSGUEST';
const stranger = 'U0SAMSTRANGER';
const departed = 'U0DANADEPARTED';

describe('who may call', () => {
  it('knows its tokens, and says what is wrong with others', async () => {
    const { client, twin } = await start();
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team_id: twin.teamId,
      user_id: twin.botUserId,
      bot_id: expect.stringMatching(/^B/),
    });
    const withToken = (token: string) => refusal(client.auth.test({ token }));
    expect(await withToken('xoxb-other')).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await withToken(twin.appToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  it('names the scope that is missing, and those there are', async () => {
    const { client, slack } = await start();
    await slack.configure({ scopes: ['chat:write'] });
    const create = client.conversations.create({
      name: 'room',
      is_private: true,
    });
    expect(await refusal(create)).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:write',
      provided: 'chat:write',
    });
  });

  it('tells scopes in headers, where the client reads them', async () => {
    const { client } = await start();
    const { response_metadata: metadata } = await client.usergroups.list();
    expect(metadata).toMatchObject({ acceptedScopes: ['usergroups:read'] });
  });
});

describe('channels', () => {
  it('gives out each name once, archived channels included', async () => {
    const { client, ...rest } = await start();
    const channel = await openRoom({ client, ...rest }, []);
    await client.conversations.archive({ channel });
    const again = client.conversations.create({
      name: 'inc-20261123-checkout',
      is_private: true,
    });
    expect(await refusal(again)).toMatchObject({ error: 'name_taken' });
    expect(
      await refusal(client.conversations.create({ name: 'Not A Name' })),
    ).toMatchObject({ error: 'invalid_name_specials' });
    expect(
      await refusal(client.chat.postMessage({ channel, text: 'Hello' })),
    ).toMatchObject({ error: 'is_archived' });
    expect(
      await refusal(client.conversations.archive({ channel })),
    ).toMatchObject({ error: 'already_archived' });
  });

  it('keeps everybody out for one wrong id; with force the right ones come in', async () => {
    const { client, ...rest } = await start();
    const channel = await openRoom({ client, ...rest }, [ada]);
    const users = [ben, ada, departed, stranger, 'U0NOBODY', guest].join(',');
    const errors = [
      { user: ada, ok: false, error: 'already_in_channel' },
      { user: departed, ok: false, error: 'user_not_found' },
      { user: stranger, ok: false, error: 'no_external_invite_permission' },
      { user: 'U0NOBODY', ok: false, error: 'user_not_found' },
    ];
    const members = async () =>
      (await client.conversations.members({ channel })).members;
    const strict = await refusal(
      client.conversations.invite({ channel, users }),
    );
    expect(strict).toMatchObject({ error: 'already_in_channel', errors });
    expect(await members()).toEqual([rest.twin.botUserId, ada]);
    const forced = client.conversations.invite({ channel, users, force: true });
    expect(await forced).toMatchObject({ ok: true, errors });
    expect(await members()).toEqual([rest.twin.botUserId, ada, ben, guest]);
  });

  it('hides a private channel from a bot that is not in it, yet holds its name', async () => {
    const { client, slack } = await start();
    const made = await slack.act({
      act: 'createChannel',
      user: ada,
      name: 'secret',
      private: true,
    });
    const channel = made.ok ? String(made.channel) : '';
    expect(await refusal(client.conversations.info({ channel }))).toMatchObject(
      { error: 'channel_not_found' },
    );
    expect(
      await refusal(
        client.conversations.create({ name: 'secret', is_private: true }),
      ),
    ).toMatchObject({ error: 'name_taken' });
  });

  it('pages through people and finds them by e-mail, but not those who left', async () => {
    const { client } = await start();
    const pages = client.paginate('users.list', { limit: 5 });
    const names: unknown[] = [];
    for await (const page of pages)
      if ('members' in page && Array.isArray(page.members))
        names.push(...page.members);
    expect(names).toHaveLength(14);
    const email = 'clara.lindqvist@meridian.example';
    expect(await client.users.lookupByEmail({ email })).toMatchObject({
      user: { id: clara, profile: { email } },
    });
    expect(
      await refusal(
        client.users.lookupByEmail({
          email: 'dana.departed@meridian.example',
        }),
      ),
    ).toMatchObject({ error: 'users_not_found' });
  });
});

describe('messages', () => {
  it('stand in the history newest first, with their metadata for who asks for it', async () => {
    const { client, ...rest } = await start();
    const channel = await openRoom({ client, ...rest });
    const metadata = {
      event_type: 'ir_effect',
      event_payload: { effect_id: 'post:headline' },
    };
    const first = await client.chat.postMessage({
      channel,
      text: 'First',
      metadata,
    });
    await client.chat.postEphemeral({ channel, user: ada, text: 'Psst' });
    await client.chat.postMessage({ channel, text: 'Second' });
    const { messages } = await client.conversations.history({
      channel,
      include_all_metadata: true,
      limit: 2,
    });
    expect(messages?.map(({ text }) => text)).toEqual(['Second', 'First']);
    expect(messages?.[1]).toMatchObject({ metadata, ts: first.ts });
    const bare = await client.conversations.history({
      channel,
      oldest: first.ts,
      inclusive: true,
    });
    expect(bare.messages?.map(({ text }) => text)).toEqual(['Second', 'First']);
    expect(bare.messages?.[1]).not.toHaveProperty('metadata');
  });

  it('says which block breaks which limit', async () => {
    const { client, ...rest } = await start();
    const channel = await openRoom({ client, ...rest });
    const section = (text: string) => ({
      type: 'section',
      text: { type: 'mrkdwn', text },
    });
    const tooLong = client.chat.postMessage({
      channel,
      text: 'Card',
      blocks: [section('fine'), section('x'.repeat(3001))],
    });
    const problem =
      'must be less than 3001 characters [json-pointer:/blocks/1/text/text]';
    expect(await refusal(tooLong)).toMatchObject({
      error: 'invalid_blocks',
      errors: [problem],
      response_metadata: { messages: [`[ERROR] ${problem}`] },
    });
    const tooMany = client.chat.postMessage({
      channel,
      text: 'Card',
      blocks: Array.from({ length: 51 }, () => section('one')),
    });
    expect(await refusal(tooMany)).toMatchObject({
      errors: ['no more than 50 items allowed [json-pointer:/blocks]'],
    });
    expect(
      await refusal(client.chat.postMessage({ channel, text: '' })),
    ).toMatchObject({ error: 'no_text' });
    const tooMuch = client.chat.postMessage({
      channel,
      text: 'Card',
      blocks: Array.from({ length: 5 }, () => section('x'.repeat(3_000))),
    });
    expect(await refusal(tooMuch)).toMatchObject({
      error: 'msg_blocks_too_long',
    });
  });

  it('are pinned, reacted to and bookmarked once', async () => {
    const { client, ...rest } = await start();
    const channel = await openRoom({ client, ...rest });
    const { ts } = await client.chat.postMessage({ channel, text: 'Card' });
    const timestamp = String(ts);
    await client.pins.add({ channel, timestamp });
    expect(
      await refusal(client.pins.add({ channel, timestamp })),
    ).toMatchObject({ error: 'already_pinned' });
    expect((await client.pins.list({ channel })).items).toMatchObject([
      { type: 'message', message: { ts } },
    ]);
    await client.reactions.add({ channel, timestamp, name: 'eyes' });
    const marks = {
      pinned_to: [channel],
      reactions: [{ name: 'eyes', count: 1 }],
    };
    expect(
      (await client.conversations.history({ channel })).messages,
    ).toContainEqual(expect.objectContaining({ ts, pinned_to: [channel] }));
    expect(
      (await client.conversations.replies({ channel, ts: timestamp })).messages,
    ).toMatchObject([marks]);
    expect(
      await refusal(client.reactions.add({ channel, timestamp, name: 'eyes' })),
    ).toMatchObject({ error: 'already_reacted' });
    const bookmark = {
      channel_id: channel,
      title: 'Incident',
      type: 'link' as const,
      link: 'https://example.org/i/1',
    };
    await client.bookmarks.add(bookmark);
    await client.bookmarks.add(bookmark);
    const { bookmarks } = await client.bookmarks.list({ channel_id: channel });
    expect(bookmarks).toHaveLength(2);
    const title = 'x'.repeat(256);
    expect(
      await refusal(client.bookmarks.add({ ...bookmark, title })),
    ).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('limits', () => {
  it('answers 429 with Retry-After beyond a tier, and takes calls again after it', async () => {
    const { client, twin } = await start();
    const create = (n: number) =>
      client.conversations.create({ name: `room-${n}`, is_private: true });
    for (let n = 1; n <= 20; n += 1) await create(n);
    await expect(create(21)).rejects.toMatchObject({ retryAfter: 60 });
    twin.clock.advance(60_000);
    expect(await create(21)).toMatchObject({ ok: true });
  });

  it('lets a burst into a channel, then one message a second', async () => {
    const { client, twin, ...rest } = await start();
    const channel = await openRoom({ client, twin, ...rest });
    const post = () => client.chat.postMessage({ channel, text: 'Hello' });
    for (let n = 1; n <= 5; n += 1) await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    twin.clock.advance(1_000);
    expect(await post()).toMatchObject({ ok: true });
  });
});
