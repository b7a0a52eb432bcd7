import type {
  Incident,
  IncidentCommand,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { IncidentService } from '../../engine/IncidentService';
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
  readonly isQuiet: (incidentId: string) => Promise<boolean>;
  /** Whether people wait for a reminder before they silence them. */
  readonly awaitsNudge: boolean;
  /** Told of everything that was answered, before anything else is done. */
  readonly say: (tiding: Tiding) => void;
  /** Ends the scene before the incident is over. */
  readonly signal: AbortSignal;
}

/** What they remember while the backend lives. */
interface Memory {
  readonly answered: Set<string>;
  incidentId?: string;
}

async function send(
  { service, commander, say }: Scene,
  incidentId: string,
  command: IncidentCommand,
): Promise<void> {
  const actor: Person = {
    kind: 'person',
    entityRef: commander,
    door: 'console',
  };
  const { seq, events } = await service.command(incidentId, command, actor);
  const types = events.map(({ type }) => type);
  say({ type: 'accepted', command: command.type, seq, events: types });
}

async function deliver(
  scene: Scene,
  memory: Memory,
  alert: AlertName,
): Promise<void> {
  const answer = await scene.deliver(alert);
  memory.incidentId ??= answer.incidentId;
  memory.answered.add(alert);
  scene.say({ type: 'answered', alert, ...answer });
}

async function settle(
  scene: Scene,
  incidentId: string,
  draftId: string,
): Promise<void> {
  const pageIncidentId = await scene.lookAtPage(draftId);
  await send(scene, incidentId, {
    type: 'settlePublication',
    draftId,
    verdict: pageIncidentId
      ? { found: true, pageIncidentId }
      : { found: false },
  });
}

async function wait(
  { service, signal }: Scene,
  incident: Incident | undefined,
): Promise<void> {
  if (!incident) return pause(PATIENCE_MS);
  return service.waitForChange(incident.id, incident.seq, PATIENCE_MS, signal);
}

/** One step; `true`: it is over. */
async function act(scene: Scene, memory: Memory): Promise<boolean> {
  const { incidentId, answered } = memory;
  const incident = incidentId ? await scene.service.get(incidentId) : undefined;
  const { awaitsNudge } = scene;
  const step = nextStep(incident, { answered, awaitsNudge });
  if (incident && step.do !== 'look' && !(await scene.isQuiet(incident.id))) {
    await wait(scene, incident);
    return false;
  }
  switch (step.do) {
    case 'end':
      return true;
    case 'wait':
      await wait(scene, incident);
      return false;
    case 'deliver':
      await deliver(scene, memory, step.alert);
      return false;
    case 'send':
      if (incident) await send(scene, incident.id, step.command);
      return false;
    case 'look':
      if (incident) await settle(scene, incident.id, step.draftId);
      return false;
    default: {
      const unreachable: never = step;
      return unreachable;
    }
  }
}

/** People and the alert source; both try again where they got no answer. */
export async function playPeople(scene: Scene): Promise<void> {
  const { say, signal } = scene;
  const memory: Memory = { answered: new Set(scene.answered) };
  let lastTrouble = '';
  for (let over = false; !over && !signal.aborted; ) {
    try {
      over = await act(scene, memory);
    } catch (error) {
      // Somebody else was faster, or no answer came: they look again.
      const message = String(error);
      if (message !== lastTrouble) say({ type: 'trouble', message });
      lastTrouble = message;
      await pause(20);
    }
  }
}
