import type { ChatDoor } from '@incident-response/backstage-plugin-incident-response-node';
import type { SlackApi } from '../client/SlackApi';
import type { Accounts } from './createAccounts';
import type { Signs } from './createSigns';
import type { SlackListenerOptions } from './listener/SlackListener';

/** What everything that came in needs to be dealt with. */
export interface Desk {
  readonly door: ChatDoor;
  readonly api: SlackApi;
  readonly accounts: Accounts;
  readonly signs: Signs;
  readonly options: Pick<
    SlackListenerOptions,
    'command' | 'decisions' | 'pageUrl' | 'onError' | 'pace'
  >;
}

/** Where somebody acted: in a channel, or about an incident that a button names. */
export interface Place {
  readonly room?: string;
  readonly incidentId?: string;
}

/** The incident it is about. @throws where the store does not answer */
export async function incidentAt(
  { door }: Desk,
  { incidentId, room }: Place,
): Promise<string | undefined> {
  return incidentId ?? (room ? door.incidentIn(room) : undefined);
}
