import type {
  Incident,
  IncidentCommand,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { IncidentService } from '../../engine/IncidentService';
import type { AlertName } from './alerts';
import type { Tiding } from './Job';
import type { Cast, Part, Play, Step } from './plays/Play';

/** What somebody sees on the public page: the public incident a draft made, if it did. */
export type LookAtPage = (
  incidentId: string,
  draftId: string,
) => Promise<string | undefined>;

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
  readonly play: Pick<Play, 'nextStep'>;
  readonly service: Pick<IncidentService, 'get' | 'command' | 'waitForChange'>;
  /** Opens one by hand; the same one whenever it is asked for again. */
  readonly declare: (part: Exclude<Part, 'main'>) => Promise<string>;
  /** Does it where the people are; `false`: it is done on the incident page. */
  readonly actInChat?: (
    incident: Incident,
    command: IncidentCommand,
  ) => Promise<boolean>;
  readonly erase: (person: string) => Promise<void>;
  /** Removes what may be removed. */
  readonly retire: () => Promise<void>;
  readonly isRemoved: (incidentId: string) => Promise<boolean>;
  readonly deliver: (alert: AlertName) => Promise<Answered>;
  readonly lookAtPage: LookAtPage;
  /** Entity ref of who takes command. */
  readonly commander: string;
  /** Alerts that were answered before. */
  readonly answered: readonly string[];
  /** People whose erasure was answered before. */
  readonly erased: readonly string[];
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
  readonly erased: Set<string>;
  readonly ids: Map<Part, string>;
}

async function send(
  { service, commander, say }: Scene,
  incidentId: string,
  command: IncidentCommand,
  by = commander,
): Promise<void> {
  const actor: Person = { kind: 'person', entityRef: by, door: 'console' };
  const { seq, events } = await service.command(incidentId, command, actor);
  say({
    type: 'accepted',
    incidentId,
    command: command.type,
    seq,
    events: events.map(({ type }) => type),
  });
}

async function deliver(
  scene: Scene,
  memory: Memory,
  alert: AlertName,
): Promise<void> {
  const answer = await scene.deliver(alert);
  if (answer.incidentId && !memory.ids.has('main'))
    memory.ids.set('main', answer.incidentId);
  memory.answered.add(alert);
  scene.say({ type: 'answered', alert, ...answer });
}

async function settle(
  scene: Scene,
  incidentId: string,
  draftId: string,
): Promise<void> {
  const pageIncidentId = await scene.lookAtPage(incidentId, draftId);
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
  incidents: readonly Incident[],
): Promise<void> {
  if (incidents.length === 0) {
    await pause(PATIENCE_MS);
    return;
  }
  const woken = new AbortController();
  const either = AbortSignal.any([signal, woken.signal]);
  await Promise.race(
    incidents.map(({ id, seq }) =>
      service.waitForChange(id, seq, PATIENCE_MS, either),
    ),
  );
  woken.abort();
}

interface Seen {
  readonly cast: Cast;
  readonly removed: ReadonlySet<Part>;
}

async function look(scene: Scene, { ids }: Memory): Promise<Seen> {
  const cast: Partial<Record<Part, Incident>> = {};
  const removed = new Set<Part>();
  for (const [part, id] of ids)
    if (await scene.isRemoved(id)) removed.add(part);
    else cast[part] = await scene.service.get(id);
  return { cast, removed };
}

async function isQuiet(scene: Scene, cast: Cast): Promise<boolean> {
  for (const { id } of Object.values(cast))
    if (!(await scene.isQuiet(id))) return false;
  return true;
}

async function take(
  scene: Scene,
  memory: Memory,
  cast: Cast,
  step: Step,
): Promise<void> {
  switch (step.do) {
    case 'end':
      return undefined;
    case 'wait':
      return wait(scene, Object.values(cast));
    case 'deliver':
      return deliver(scene, memory, step.alert);
    case 'declare':
      memory.ids.set(step.part, await scene.declare(step.part));
      return undefined;
    case 'erase':
      await scene.erase(step.person);
      memory.erased.add(step.person);
      scene.say({ type: 'erased', person: step.person });
      return undefined;
    case 'retire':
      await scene.retire();
      return pause(20);
    case 'send': {
      const incident = cast[step.part ?? 'main'];
      if (!incident) return undefined;
      if (await scene.actInChat?.(incident, step.command))
        return wait(scene, [incident]);
      return send(scene, incident.id, step.command, step.by);
    }
    case 'look': {
      const incident = cast[step.part ?? 'main'];
      return incident && settle(scene, incident.id, step.draftId);
    }
    default: {
      const unreachable: never = step;
      return unreachable;
    }
  }
}

/** One step; `true`: it is over. */
async function act(scene: Scene, memory: Memory): Promise<boolean> {
  const { cast, removed } = await look(scene, memory);
  const { answered, erased } = memory;
  const { awaitsNudge } = scene;
  const mood = { answered, erased, removed, awaitsNudge };
  const step = scene.play.nextStep(cast, mood);
  const mayGoOn = step.do === 'look' || (await isQuiet(scene, cast));
  if (mayGoOn) await take(scene, memory, cast, step);
  else await wait(scene, Object.values(cast));
  return mayGoOn && step.do === 'end';
}

/** People and the alert source; both try again where they got no answer. */
export async function playPeople(scene: Scene): Promise<void> {
  const { say, signal } = scene;
  const memory: Memory = {
    answered: new Set(scene.answered),
    erased: new Set(scene.erased),
    ids: new Map(),
  };
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
