import type {
  AlertSource,
  Chat,
  Facts,
  Pager,
  People,
  PortOffer,
  StatusPage,
  Tracker,
  Writer,
} from '@incident-response/backstage-plugin-incident-response-node';
import { reasonOf } from '../observability/reasonOf';
import type { Offers } from './createModuleSlots';

/** What modules bring, made. What is absent is served by what is built in. */
export interface ModulePorts {
  readonly alertSources: readonly AlertSource[];
  readonly facts: readonly Facts[];
  readonly people?: People;
  readonly chat?: Chat;
  readonly statusPage?: StatusPage;
  readonly tracker?: Tracker;
  readonly writer?: Writer;
  readonly pager?: Pager;
  /** One sentence for each port that is served by what is built in because its module failed. */
  readonly fallbacks: readonly string[];
}

const sentenceOf = (what: string, from: string, error: unknown) =>
  `${what} of the module '${from}' could not be made: ${reasonOf(error)}`;

async function required<TPort>(
  what: string,
  offer: PortOffer<TPort>,
): Promise<TPort> {
  try {
    return await offer.create();
  } catch (error) {
    throw new Error(sentenceOf(what, offer.from, error), { cause: error });
  }
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

async function sourcesOf(
  offers: readonly PortOffer<AlertSource>[],
  known: readonly AlertSource[],
): Promise<readonly AlertSource[]> {
  const sources = [...known];
  for (const offer of offers) {
    const source = await required('The alert source', offer);
    if (!ID.test(source.id))
      throw new Error(
        `The alert source '${source.id}' of the module '${offer.from}' cannot have a path: an id is lower-case letters, digits and single hyphens.`,
      );
    if (sources.some(({ id }) => id === source.id))
      throw new Error(
        `The alert source '${source.id}' of the module '${offer.from}' is there already: remove the module, or the other source of that name.`,
      );
    sources.push(source);
  }
  return sources;
}

/**
 * Makes what modules offered. What only helps falls back to what is built in; where alerts come in,
 * people meet and the public reads is not guessed at.
 *
 * @throws Error naming the module, when an alert source, the chat or the status page cannot be made
 */
export async function takeOffers(
  offers: Offers,
  configured: readonly AlertSource[],
): Promise<ModulePorts> {
  const fallbacks: string[] = [];
  async function optional<TPort>(
    what: string,
    offer: PortOffer<TPort> | undefined,
    instead: string,
  ): Promise<TPort | undefined> {
    if (!offer) return undefined;
    try {
      return await required(what, offer);
    } catch (error) {
      fallbacks.push(`${reasonOf(error)} ${instead}`);
      return undefined;
    }
  }
  const { chat, statusPage } = offers;
  const facts = await Promise.all(
    offers.facts.map(offer =>
      optional('The reader of facts', offer, 'Its facts are missing.'),
    ),
  );
  return {
    alertSources: await sourcesOf(offers.alertSources, configured),
    facts: facts.filter(reader => reader !== undefined),
    people: await optional('People', offers.people, 'The catalog serves.'),
    tracker: await optional(
      'The tracker',
      offers.tracker,
      'Postmortems stay on the incident page.',
    ),
    writer: await optional('The writer', offers.writer, 'Templates serve.'),
    pager: await optional(
      'The pager',
      offers.pager,
      'Nobody is paged but by what the configuration names.',
    ),
    chat: chat && (await required('The chat', chat)),
    statusPage: statusPage && (await required('The status page', statusPage)),
    fallbacks,
  };
}
