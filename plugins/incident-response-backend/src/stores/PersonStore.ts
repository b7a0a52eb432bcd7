/** Somebody as an alert or the catalog tells of them. */
export interface LearnedPerson {
  /** In whatever case it came. */
  readonly email: string;
  readonly name?: string;
  readonly entityRef?: string;
  readonly slackId?: string;
}

/** Somebody whom only a chat knows: their account is their id on ledgers. */
export interface ChatOnlyPerson {
  /** `slack:<team>/<user>` */
  readonly ref: string;
  /** Slack's id of the user. */
  readonly slackId: string;
  readonly name: string;
}

/** What is known of a person behind an id. */
export interface PersonRecord {
  /** `person:` and a digest of e-mail and salt, or the account of a {@link ChatOnlyPerson}. */
  readonly personId: string;
  readonly email?: string;
  readonly name?: string;
  /** Slack's id of the user. */
  readonly slackId?: string;
  /** Name, e-mail, Slack's id and salt are gone. */
  readonly erased?: true;
}

/**
 * Names and addresses of people. Ledgers hold the ids only, so that a person can be erased and every
 * chain stays whole.
 */
export interface PersonStore {
  /**
   * The id of each, in order; who was not known gets one. Somebody who was erased and is learnt of
   * again is somebody new.
   */
  remember(people: readonly LearnedPerson[]): Promise<readonly string[]>;
  /** Keeps what somebody whom only a chat knows is called there; never again once they are erased. */
  rememberChatOnly(people: readonly ChatOnlyPerson[]): Promise<void>;
  /** Those that are there. */
  read(personIds: readonly string[]): Promise<readonly PersonRecord[]>;
  /**
   * The ids that ledgers may hold for a person, told by id, entity ref or e-mail: also the account of
   * the chat, where Slack's id is known beside them. Once they are erased, only the id still leads to
   * them.
   */
  idsOf(person: string): Promise<readonly string[]>;
  /** Removes name, e-mail, Slack's id and salt of a person, told alike. Answers the same ids. */
  erase(person: string): Promise<readonly string[]>;
  /** Ids of the incidents on whose ledger any of these stands; reads every ledger. */
  incidentsNaming(ids: readonly string[]): Promise<readonly string[]>;
}
