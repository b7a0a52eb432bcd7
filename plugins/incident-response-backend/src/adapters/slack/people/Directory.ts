import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import { backgroundCall } from '../client/backgroundCall';
import { searchPages } from '../client/pages';
import type { SlackApi } from '../client/SlackApi';
import { SlackRefusal } from '../client/toFailure';
import { readMember, type SlackMember } from './SlackMember';

/** Everybody in the workspace, as far as is known. */
export interface Directory {
  /** Whether all of it was read at least once. */
  isWhole(): boolean;
  byId(slackId: string): SlackMember | undefined;
  /** All who have the e-mail. */
  byEmail(email: string): readonly SlackMember[];
  /** Reads it where it is old. Resolves when that is done or has failed; never rejects. */
  load(): Promise<void>;
  /** Asks Slack for one person. @throws OutboundCallError */
  askEmail(email: string, call: OutboundCall): Promise<SlackMember | undefined>;
  /** Asks Slack what somebody is now. @throws OutboundCallError */
  askId(slackId: string, call: OutboundCall): Promise<SlackMember | undefined>;
}

export interface DirectoryOptions {
  readonly api: SlackApi;
  readonly isOurTeam: (teamId: string) => boolean;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly onError: (sentence: string, error: unknown) => void;
  /** Users in one request. Default: 500. */
  readonly pageSize?: number;
}

const FRESH_MS = 15 * 60_000;
/** Of one reading, at twenty pages a minute. */
const PATIENCE_MS = 10 * 60_000;
const MOST_PAGES = 200;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** Members by id and by e-mail; the later word about somebody counts. */
function createBook() {
  const ids = new Map<string, SlackMember>();
  const emails = new Map<string, ReadonlySet<string>>();
  const idsOf = (email: string) => emails.get(email.toLowerCase()) ?? new Set();
  return {
    byId: (id: string) => ids.get(id),
    byEmail: (email: string): readonly SlackMember[] =>
      [...idsOf(email)].flatMap(id => {
        const member = ids.get(id);
        return member?.email === email.toLowerCase() ? [member] : [];
      }),
    put(member: SlackMember) {
      ids.set(member.id, member);
      if (member.email)
        emails.set(member.email, new Set([...idsOf(member.email), member.id]));
    },
  };
}

/** Reads all users page by page in the background; what a page told is known at once. */
export function createDirectory(options: DirectoryOptions): Directory {
  const { api, isOurTeam, now, onError, pageSize = 500 } = options;
  let book = createBook();
  let wholeAt: number | undefined;
  let notBefore = -Infinity;
  let failures = 0;
  let loading: Promise<void> | undefined;

  async function readAll(): Promise<void> {
    const read = createBook();
    const call = backgroundCall('slack/directory', PATIENCE_MS);
    const { whole } = await searchPages(
      async cursor => {
        const answer = await api.read(
          call,
          { method: 'users.list', what: 'Reading the users of the workspace' },
          client => client.users.list({ limit: pageSize, cursor }),
        );
        const next = answer.response_metadata?.next_cursor;
        return { items: answer.members ?? [], next };
      },
      users => {
        for (const user of users) {
          const member = readMember(user, isOurTeam);
          if (!member) continue;
          read.put(member);
          book.put(member);
        }
        return undefined;
      },
      MOST_PAGES,
    );
    book = read;
    if (whole) wholeAt = now();
    notBefore = now() + FRESH_MS;
    failures = 0;
  }

  function failed(error: unknown): void {
    const pause = FIRST_PAUSE_MS * 2 ** Math.min(failures, 20);
    failures += 1;
    notBefore = now() + Math.min(pause, LONGEST_PAUSE_MS);
    if (failures === 1)
      onError(
        'The users of the Slack workspace could not be read; people are looked up one by one until they are.',
        error,
      );
  }

  function load(): Promise<void> {
    if (!loading && now() >= notBefore)
      loading = readAll()
        .catch(failed)
        .finally(() => {
          loading = undefined;
        });
    return loading ?? Promise.resolve();
  }

  /** One user, or `undefined` where Slack says that there is none. */
  async function one(
    asked: Promise<{ readonly user?: unknown }>,
    nobody: string,
  ): Promise<SlackMember | undefined> {
    try {
      const member = readMember((await asked).user, isOurTeam);
      if (member) book.put(member);
      return member;
    } catch (error) {
      if (error instanceof SlackRefusal && error.code === nobody)
        return undefined;
      throw error;
    }
  }

  return {
    isWhole: () => wholeAt !== undefined,
    byId: id => book.byId(id),
    byEmail: email => book.byEmail(email),
    load,
    askEmail: (email, call) =>
      one(
        api.read(
          call,
          {
            method: 'users.lookupByEmail',
            what: 'Looking for a user by e-mail',
          },
          client => client.users.lookupByEmail({ email }),
        ),
        'users_not_found',
      ),
    askId: (user, call) =>
      one(
        api.read(
          call,
          { method: 'users.info', what: `Looking for the user ${user}` },
          client => client.users.info({ user }),
        ),
        'user_not_found',
      ),
  };
}
