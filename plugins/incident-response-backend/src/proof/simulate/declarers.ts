import type { DeclareRequest } from '@incident-response/backstage-plugin-incident-response-common';
import type { Chance } from './Chance';
import type { Replica } from './Replica';
import { STAFF } from './vendors/createOrganisation';
import type { VirtualTime } from './VirtualTime';

const HOUR = 60 * 60_000;

export interface DeclarerDeps {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly anyReplica: () => Replica | undefined;
  readonly opened: (incidentId: string) => void;
}

/** People who open incidents by hand: drills, some that are for few, and others. */
export function startDeclarers(deps: DeclarerDeps) {
  const { time, chance } = deps;
  let ended = false;

  async function declare(request: DeclareRequest, by: string): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      try {
        const service = deps.anyReplica()?.service;
        if (!service) throw new Error('Nobody answers.');
        const patience = new AbortController();
        const answer = await Promise.race([
          service.declare(request, {
            kind: 'person',
            entityRef: by,
            door: 'console',
          }),
          time.sleep(10_000, patience.signal).then(() => undefined),
        ]);
        patience.abort();
        if (!answer) throw new Error('No answer within 10 s.');
        deps.opened(answer.incidentId);
        return;
      } catch {
        await time.sleep(chance.between(2_000, 30_000));
      }
    }
  }

  function next(): void {
    time.after(chance.around(2 * HOUR), () => {
      if (ended) return;
      const isDrill = chance.happens(0.4);
      const isForFew = chance.happens(0.3);
      const service = `service-${Math.floor(chance.between(0, 40))}`;
      void declare(
        {
          requestId: chance.id(),
          title: `Somebody noticed ${service}`,
          severity: chance.oneOf(['P1', 'P2', 'P3'] as const),
          entityRef: `component:default/${service}`,
          kind: isDrill ? 'drill' : 'real',
          ...(isForFew ? { visibility: 'restricted' as const } : {}),
        },
        chance.oneOf(STAFF),
      );
      next();
    });
  }
  next();

  return {
    end: () => {
      ended = true;
    },
  };
}
