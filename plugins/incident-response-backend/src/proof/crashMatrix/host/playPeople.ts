import type {
  Incident,
  IncidentCommand,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  CommandRejected,
  type IncidentService,
} from '../../../engine/IncidentService';
import { alertNamed, SOURCE, type AlertName } from './alerts';
import { nextStep } from './nextStep';
import { say } from './say';

/** What somebody sees on the public page: the public incident a draft made, if it did. */
export type LookAtPage = (draftId: string) => Promise<string | undefined>;

const ADA: Person = {
  kind: 'person',
  entityRef: 'user:default/ada',
  door: 'console',
};

const PATIENCE_MS = 250;

const pause = (ms: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, ms);
  });

/** People and the alert source; both try again where they got no answer. */
export async function playPeople(world: {
  readonly service: IncidentService;
  readonly lookAtPage: LookAtPage;
  readonly answered: readonly string[];
  /** Whether nothing is due, so that the next step may come. */
  readonly isQuiet: (incident: Incident) => boolean;
}): Promise<void> {
  const { service, lookAtPage, isQuiet } = world;
  const answered = new Set(world.answered);
  let incidentId: string | undefined;

  async function deliver(name: AlertName): Promise<void> {
    const received = alertNamed(name);
    const ingested = await service.ingest(SOURCE, received);
    if (ingested.type !== 'recorded') incidentId ??= ingested.incidentId;
    answered.add(name);
    const eventKey = `${SOURCE}:${received.eventKey}`;
    say({ type: 'answered', alert: name, eventKey });
  }

  async function send(id: string, command: IncidentCommand): Promise<void> {
    const { seq, events } = await service.command(id, command, ADA);
    const types = events.map(({ type }) => type);
    say({ type: 'accepted', command: command.type, seq, events: types });
  }

  async function settle(id: string, draftId: string): Promise<void> {
    const pageIncidentId = await lookAtPage(draftId);
    await send(id, {
      type: 'settlePublication',
      draftId,
      verdict: pageIncidentId
        ? { found: true, pageIncidentId }
        : { found: false },
    });
  }

  /** One step; `true`: it is over. */
  async function act(): Promise<boolean> {
    const incident = incidentId ? await service.get(incidentId) : undefined;
    const step = nextStep(incident, answered);
    const wait = () =>
      incident
        ? service.waitForChange(
            incident.id,
            incident.seq,
            PATIENCE_MS,
            new AbortController().signal,
          )
        : pause(PATIENCE_MS);
    if (incident && !isQuiet(incident) && step.do !== 'look') {
      await wait();
      return false;
    }
    switch (step.do) {
      case 'end':
        return true;
      case 'wait':
        await wait();
        return false;
      case 'deliver':
        await deliver(step.alert);
        return false;
      case 'send':
        if (incident) await send(incident.id, step.command);
        return false;
      case 'look':
        if (incident) await settle(incident.id, step.draftId);
        return false;
      default: {
        const unreachable: never = step;
        return unreachable;
      }
    }
  }

  for (let over = false; !over; ) {
    try {
      over = await act();
    } catch (error) {
      // Somebody else was faster, or no answer came: they look again.
      if (!(error instanceof CommandRejected))
        say({ type: 'trouble', message: String(error) });
      await pause(20);
    }
  }
}
