import type { Pager } from '@incident-response/backstage-plugin-incident-response-node';
import { SOURCE } from '../alerts';
import { say } from './say';

/** Rings whenever it is asked to, and cannot be asked whether it did. */
export function createBell(): Pager {
  return {
    name: 'The bell',
    source: SOURCE,
    page: async (_request, call) => {
      call.begin();
      say({ type: 'paged', key: call.key });
      return { people: [{ email: 'carol@example.org' }] };
    },
  };
}
