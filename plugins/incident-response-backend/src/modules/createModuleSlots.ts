import type {
  AlertSource,
  Chat,
  Facts,
  IncidentResponseAlertSourcesExtensionPoint,
  IncidentResponseChatExtensionPoint,
  IncidentResponseFactsExtensionPoint,
  IncidentResponsePagerExtensionPoint,
  IncidentResponsePeopleExtensionPoint,
  IncidentResponseStatusPageExtensionPoint,
  IncidentResponseTrackerExtensionPoint,
  IncidentResponseWriterExtensionPoint,
  Pager,
  People,
  PortOffer,
  StatusPage,
  Tracker,
  Writer,
} from '@incident-response/backstage-plugin-incident-response-node';

/** What modules offered, port by port; who may be only one is one, or it is refused. */
export interface Offers {
  readonly alertSources: readonly PortOffer<AlertSource>[];
  readonly facts: readonly PortOffer<Facts>[];
  readonly people?: PortOffer<People>;
  readonly chat?: PortOffer<Chat>;
  readonly statusPage?: PortOffer<StatusPage>;
  readonly tracker?: PortOffer<Tracker>;
  readonly writer?: PortOffer<Writer>;
  readonly pager?: PortOffer<Pager>;
}

/** What modules get as their extension points. */
export interface ModuleSlots {
  readonly alertSources: IncidentResponseAlertSourcesExtensionPoint;
  readonly facts: IncidentResponseFactsExtensionPoint;
  readonly people: IncidentResponsePeopleExtensionPoint;
  readonly chat: IncidentResponseChatExtensionPoint;
  readonly statusPage: IncidentResponseStatusPageExtensionPoint;
  readonly tracker: IncidentResponseTrackerExtensionPoint;
  readonly writer: IncidentResponseWriterExtensionPoint;
  readonly pager: IncidentResponsePagerExtensionPoint;
  /**
   * What there is, once every module has had its turn.
   *
   * @throws ConflictingModules when two set what only one may
   */
  offers(): Offers;
}

/** Two modules want the same place. Choosing one would be a guess about where words go. */
export class ConflictingModules extends Error {
  constructor(what: string, names: readonly string[]) {
    super(
      `${names.join(
        ' and ',
      )} both set ${what}, and only one may: remove one of these modules from the backend and restart it.`,
    );
    this.name = 'ConflictingModules';
  }
}

function single<TPort>(what: string) {
  const offers: PortOffer<TPort>[] = [];
  return {
    set: (offer: PortOffer<TPort>) => void offers.push(offer),
    get: (): PortOffer<TPort> | undefined => {
      if (offers.length > 1)
        throw new ConflictingModules(
          what,
          offers.map(({ from }) => `'${from}'`),
        );
      return offers[0];
    },
  };
}

/** Collects what modules add; modules run before the plugin does. */
export function createModuleSlots(): ModuleSlots {
  const alertSources: PortOffer<AlertSource>[] = [];
  const facts: PortOffer<Facts>[] = [];
  const people = single<People>('whose things are (people)');
  const chat = single<Chat>('where war rooms are (chat)');
  const statusPage = single<StatusPage>('the status page');
  const tracker = single<Tracker>('where postmortems live (tracker)');
  const writer = single<Writer>('who proposes words (writer)');
  const pager = single<Pager>('who pages those on call (pager)');
  return {
    alertSources: { addAlertSource: offer => void alertSources.push(offer) },
    facts: { addFacts: offer => void facts.push(offer) },
    people: { setPeople: people.set },
    chat: { setChat: chat.set },
    statusPage: { setStatusPage: statusPage.set },
    tracker: { setTracker: tracker.set },
    writer: { setWriter: writer.set },
    pager: { setPager: pager.set },
    offers: () => ({
      alertSources,
      facts,
      people: people.get(),
      chat: chat.get(),
      statusPage: statusPage.get(),
      tracker: tracker.get(),
      writer: writer.get(),
      pager: pager.get(),
    }),
  };
}
