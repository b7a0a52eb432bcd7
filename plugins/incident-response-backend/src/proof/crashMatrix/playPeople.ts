import type {
  Incident,
  IncidentCommand,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  CommandRejected,
  type IncidentService,
} from '../../engine/IncidentService';
import type { AlertName } from './alerts';
import type { Tiding } from './Job';
import { nextStep } from './nextStep';

/** What somebody sees on the public page: the public incident a draft made, if it did. */
export type LookAtPage = (draftId: string) => Promise<string | undefined>;

const PATIENCE_MS = 250;

const pause = (ms: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, ms);
  });

/** What an alert source is told. */
export interface Answered {
  readonly incidentId?: string;
  readonly eventKey: string;
}

/** Everything that people and the alert source need of the backend, and of the world. */
export interface Scene {
  readonly service: Pick<IncidentService, 'get' | 'command' | 'waitForChange'>;
  readonly deliver: (alert: AlertName) => Promise<Answered>;
  readonly lookAtPage: LookAtPage;
  /** Entity ref of who takes command. */
  readonly commander: string;
  /** Alerts that were answered before. */
  readonly answered: readonly string[];
  /** Whether nothing is due, so that the next step may come. */
  readonly isQuiet: (incident: Incident) => boolean;
  /** Whether people wait for a reminder before they silence them. */
  readonly awaitsNudge: boolean;
  /** Told of everything that was answered, before anything else is done. */
  readonly say: (tiding: Tiding) => void;
  /** Ends the scene before the incident is over. */
  readonly signal: AbortSignal;
}

/** People and the alert source; both try again where they got no answer. */
export async function playPeople(scene: Scene): Promise<void> {
  const { service, lookAtPage, isQuiet, say, signal } = scene;
  const actor: Person = {
    kind: 'person',
    entityRef: scene.commander,
    door: 'console',
  };
  const answered = new Set(scene.answered);
  let incidentId: string | undefined;

  async function deliver(alert: AlertName): Promise<void> {
    const answer = await scene.deliver(alert);
    incidentId ??= answer.incidentId;
    answered.add(alert);
    say({ type: 'answered', alert, ...answer });
  }

  async function send(id: string, command: IncidentCommand): Promise<void> {
    const { seq, events } = await service.command(id, command, actor);
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
    const step = nextStep(incident, {
      answered,
      awaitsNudge: scene.awaitsNudge,
    });
    const wait = () =>
      incident
        ? service.waitForChange(incident.id, incident.seq, PATIENCE_MS, signal)
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

  for (let over = false; !over && !signal.aborted; ) {
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
