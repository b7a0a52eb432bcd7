import {
  OutboundCallError,
  type Invitee,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Directory } from './Directory';
import { whyNotCalled, type SlackMember } from './SlackMember';

/** What the catalog says of a user. */
export interface CatalogIdentity {
  /** Of the annotation `slack.com/user-id`. */
  readonly slackId?: string;
  readonly email?: string;
}

/** By entity ref; who is not there, or says nothing, is left out. */
export type ReadIdentities = (
  entityRefs: readonly string[],
  call: OutboundCall,
) => Promise<ReadonlyMap<string, CatalogIdentity>>;

/**
 * Entity ref → Slack user id of every user with the annotation; `undefined`: not known, so that each has
 * to be asked for.
 */
export type KnownAnnotations = () => ReadonlyMap<string, string> | undefined;

/** Each person is in one of the three. */
export interface FoundPeople {
  /** Person's id → Slack user id. */
  readonly slackIds: ReadonlyMap<string, string>;
  /** Who is not to be had, and why. */
  readonly failed: readonly {
    readonly responder: string;
    readonly error: string;
  }[];
  /** Why the others could not be looked for now. */
  readonly trouble?: OutboundCallError;
}

export type FindPeople = (
  people: readonly Invitee[],
  call: OutboundCall,
) => Promise<FoundPeople>;

/** More at once would only wait in line. */
const MOST_LOOKUPS = 20;
const SLACK_ID = /^[UW][A-Z0-9]{2,20}$/;

type Answer =
  | { readonly type: 'found'; readonly slackId: string }
  | { readonly type: 'failed'; readonly error: string }
  | { readonly type: 'ask'; readonly email: string };

const failed = (error: string): Answer => ({ type: 'failed', error });

function ofMember(member: SlackMember): Answer {
  const why = whyNotCalled(member);
  return why ? failed(why) : { type: 'found', slackId: member.id };
}

function ofEmail(email: string, directory: Directory): Answer {
  const all = directory.byEmail(email);
  const members = all.filter(({ kind }) => kind === 'member');
  if (members.length > 1)
    return failed(
      'Several Slack accounts have their e-mail; put the right one into the annotation slack.com/user-id.',
    );
  const [first] = members.length > 0 ? members : all;
  return first ? ofMember(first) : { type: 'ask', email };
}

function ofPerson(
  person: Invitee,
  identity: CatalogIdentity | undefined,
  directory: Directory,
): Answer {
  const annotated = identity?.slackId;
  if (annotated !== undefined && !SLACK_ID.test(annotated))
    return failed(
      'Their annotation slack.com/user-id is no Slack user id, which looks like U012ABCDEF.',
    );
  const slackId = annotated ?? person.slackId;
  if (slackId !== undefined && SLACK_ID.test(slackId)) {
    const member = directory.byId(slackId);
    return member ? ofMember(member) : { type: 'found', slackId };
  }
  const email = person.email ?? identity?.email;
  return email
    ? ofEmail(email, directory)
    : failed(
        'Neither an e-mail nor the annotation slack.com/user-id is known; invite them by hand.',
      );
}

async function untilAborted(work: Promise<void>, signal: AbortSignal) {
  if (signal.aborted) return;
  let stop = () => {};
  const aborted = new Promise<void>(resolve => {
    const end = () => resolve();
    stop = () => signal.removeEventListener('abort', end);
    signal.addEventListener('abort', end, { once: true });
  });
  await Promise.race([work, aborted]);
  stop();
}

const NOBODY = failed(
  'Nobody in Slack has their e-mail; put their account into the annotation slack.com/user-id, or invite them by hand.',
);

/** The catalog's annotation first, then what the source knew, then the directory, then one by one. */
export function createFindPeople(deps: {
  readonly directory: Directory;
  readonly readIdentities: ReadIdentities;
  readonly knownAnnotations?: KnownAnnotations;
}): FindPeople {
  const {
    directory,
    readIdentities,
    knownAnnotations = () => undefined,
  } = deps;

  async function askOne(
    { email }: Extract<Answer, { type: 'ask' }>,
    call: OutboundCall,
  ): Promise<Answer | OutboundCallError> {
    try {
      const member = await directory.askEmail(email, call);
      return member ? ofMember(member) : NOBODY;
    } catch (error) {
      if (!(error instanceof OutboundCallError)) throw error;
      return error.failure === 'rejected' ? failed(error.message) : error;
    }
  }

  /** The directory is worth waiting for where many are not known. */
  async function askMany(asked: readonly string[], call: OutboundCall) {
    if (asked.length > MOST_LOOKUPS && !directory.isWhole())
      await untilAborted(directory.load(), call.signal);
    else directory.load();
    const unknown = asked.filter(
      email => directory.byEmail(email).length === 0,
    );
    const looked = new Set(unknown.slice(0, MOST_LOOKUPS));
    const answers = await Promise.all(
      asked.map(
        async (
          email,
        ): Promise<readonly [string, Answer | OutboundCallError]> => {
          const known = ofEmail(email, directory);
          if (known.type !== 'ask') return [email, known];
          if (looked.has(email)) return [email, await askOne(known, call)];
          return [
            email,
            directory.isWhole()
              ? NOBODY
              : new OutboundCallError(
                  'The users of the Slack workspace are still being read. It is tried again by itself.',
                  { failure: 'not-executed' },
                ),
          ];
        },
      ),
    );
    return new Map(answers);
  }

  /** What the catalog says; it is asked only about those of whom too little is known here. */
  async function identify(
    people: readonly Invitee[],
    annotated: ReadonlyMap<string, string> | undefined,
    call: OutboundCall,
  ): Promise<ReadonlyMap<string, CatalogIdentity>> {
    const known = new Map<string, CatalogIdentity>();
    const asked = new Set<string>();
    for (const { entityRef, email, slackId: told } of people) {
      if (!entityRef) continue;
      const slackId = annotated?.get(entityRef);
      if (slackId !== undefined) known.set(entityRef, { slackId });
      else if (!annotated || !(email || told)) asked.add(entityRef);
    }
    if (asked.size === 0) return known;
    // Without the catalog the e-mail on the ledger still finds most.
    const read = await readIdentities([...asked], call).catch(
      () => new Map<string, CatalogIdentity>(),
    );
    return new Map([...known, ...read]);
  }

  return async (people, call) => {
    const identities = await identify(people, knownAnnotations(), call);
    const first = people.map(
      person =>
        [
          person.id,
          ofPerson(
            person,
            person.entityRef ? identities.get(person.entityRef) : undefined,
            directory,
          ),
        ] as const,
    );
    const emails = first.flatMap(([, answer]) =>
      answer.type === 'ask' ? [answer.email] : [],
    );
    const asked = await askMany([...new Set(emails)], call);
    const slackIds = new Map<string, string>();
    const refused: { responder: string; error: string }[] = [];
    let trouble: OutboundCallError | undefined;
    for (const [responder, answer] of first) {
      const last =
        answer.type === 'ask' ? asked.get(answer.email) ?? NOBODY : answer;
      if (last instanceof OutboundCallError) trouble ??= last;
      else if (last.type === 'found') slackIds.set(responder, last.slackId);
      else if (last.type === 'failed')
        refused.push({ responder, error: last.error });
    }
    return { slackIds, failed: refused, ...(trouble && { trouble }) };
  };
}
