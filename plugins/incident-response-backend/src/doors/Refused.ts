import type { ChatRefusal } from '@incident-response/backstage-plugin-incident-response-node';

/** A door says no, in a sentence for the person. */
export class Refused extends Error {
  readonly reason: ChatRefusal['reason'];

  constructor(reason: ChatRefusal['reason'], sentence: string) {
    super(sentence);
    this.name = 'NotAllowedError';
    this.reason = reason;
  }
}
