import type { Chance } from './Chance';
import type { Replica } from './Replica';
import type { VirtualTime } from './VirtualTime';

const HOUR = 60 * 60_000;
/** No alert that names them is on its way any longer. */
const OLD_MS = 6 * HOUR;

/** Somebody whom alerts named, and who is to be forgotten. */
export interface Contact {
  readonly email: string;
  readonly name: string;
  /** Epoch milliseconds of the last alert that can name them. */
  readonly until: number;
}

export interface AnsweredErasure {
  readonly name: string;
  /** On whose ledgers it was said to stand. */
  readonly incidents: readonly string[];
}

/** Whoever is asked to erase people: one now and then, until it is answered. */
export function startErasures({
  time,
  chance,
  anyReplica,
  contacts,
}: {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly anyReplica: () => Replica | undefined;
  readonly contacts: readonly Contact[];
}) {
  const answered: AnsweredErasure[] = [];
  const chosen = new Set<string>();
  let ended = false;
  let underWay = 0;

  async function erase({ email, name }: Contact): Promise<void> {
    underWay += 1;
    for (;;) {
      try {
        const service = anyReplica()?.service;
        if (!service) throw new Error('Nobody answers.');
        const patience = new AbortController();
        const erasure = await Promise.race([
          service.erasePerson({
            person: email,
            reason: 'They asked for it.',
            actor: {
              kind: 'person',
              entityRef: 'user:default/auditor',
              door: 'console',
            },
          }),
          time.sleep(20_000, patience.signal).then(() => undefined),
        ]);
        patience.abort();
        if (!erasure) throw new Error('No answer within 20 s.');
        answered.push({ name, incidents: erasure.incidents });
        break;
      } catch {
        await time.sleep(chance.between(10_000, 60_000));
      }
    }
    underWay -= 1;
  }

  function next(): void {
    time.after(chance.around(3 * HOUR), () => {
      const old = contacts.filter(
        ({ email, until }) => !chosen.has(email) && until + OLD_MS < time.ms(),
      );
      if (old.length > 0) {
        const contact = chance.oneOf(old);
        chosen.add(contact.email);
        void erase(contact);
      }
      if (!ended) next();
    });
  }
  next();

  return {
    answered,
    end: () => {
      ended = true;
    },
    isQuiet: () => underWay === 0,
  };
}
