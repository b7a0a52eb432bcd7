import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Draft,
  Incident,
  IncidentView,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Tiding } from '../../Job';
import type { LookAtPage } from '../../playPeople';
import { deliverTo } from '../overHttp';
import { CLICKS, type Step } from './clicks';
import {
  pointOf,
  STEPS,
  type StepName,
  type Strike,
  type TrioPlan,
} from './planTrio';
import { ASLEEP_MS } from './protocol';
import type { Replica, Trio } from './startTrio';

/** So long somebody waits for an answer before they press again. */
const PATIENCE_MS = 4_000;
const LOOK_AGAIN_MS = 150;

/** Which backends answer; the others are dead or asleep. */
interface Watch {
  readonly replicas: readonly Replica[];
  readonly gone: Set<number>;
}

const awake = ({ replicas, gone }: Watch): Replica => {
  const there = replicas.filter((_, n) => !gone.has(n));
  return there[Math.floor(Math.random() * there.length)];
};

async function look(watch: Watch, id: string): Promise<Incident> {
  const view = await awake(watch).ada.read<IncidentView>(`/incidents/${id}`);
  return view.incident;
}

/** Kills or suspends a backend while a step is on its way; who was suspended wakes past its lease. */
async function strike(
  watch: Watch,
  { victim, afterMs }: Strike,
  signal: 'SIGKILL' | 'SIGSTOP',
): Promise<void> {
  const { pid } = watch.replicas[victim].backend;
  await sleep(afterMs);
  watch.gone.add(victim);
  process.kill(pid, signal);
  if (signal === 'SIGKILL') return;
  await sleep(ASLEEP_MS);
  process.kill(pid, 'SIGCONT');
  watch.gone.delete(victim);
}

async function waitFor(
  isSo: () => Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    // Nobody answered: they look again.
    if (await isSo().catch(() => false)) return true;
    await sleep(LOOK_AGAIN_MS);
  }
  return false;
}

/** Nobody knows whether it was published: somebody looks at the public page, and says at the console what is there. */
async function settle(
  watch: Watch,
  { id }: Incident,
  { draftId }: Draft,
  lookAtPage: LookAtPage,
): Promise<void> {
  const pageIncidentId = await lookAtPage(id, draftId);
  await awake(watch).ada.command(id, {
    type: 'settlePublication',
    draftId,
    verdict: pageIncidentId
      ? { found: true, pageIncidentId }
      : { found: false },
  });
}

/** It is closed, its room is archived and its postmortem filed. */
async function seeItClosed(
  watch: Watch,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const isOver = async () => {
    const { status, room, postmortem } = await look(watch, id);
    return (
      status === 'closed' &&
      room?.archived === true &&
      postmortem.postmortemId !== undefined
    );
  };
  while (!signal.aborted) if (await waitFor(isOver, PATIENCE_MS)) return;
}

/** An incident from its alert to its archive, click by click. Ends early only by `signal`. */
export async function playTrio(
  { replicas, slack: { control }, lookAtPage }: Trio,
  { killed, asleep }: TrioPlan,
  signal: AbortSignal,
  say: (tiding: Tiding) => void,
): Promise<void> {
  const watch: Watch = { replicas, gone: new Set() };
  const firing = new Date();
  const strikes = new Map([
    [killed.step, { what: killed, by: 'SIGKILL', how: 'die-after' }],
    [asleep.step, { what: asleep, by: 'SIGSTOP', how: 'stop-after' }],
  ] as const);
  const naps: Promise<void>[] = [];
  let incidentId: string | undefined;

  function begin(name: StepName): void {
    const due = strikes.get(name);
    if (!due) return;
    strikes.delete(name);
    say({ type: 'fault', fault: { at: pointOf(due.what), how: due.how } });
    naps.push(strike(watch, due.what, due.by));
  }

  /** Once; whether it came to anything is seen afterwards. */
  async function attempt(name: StepName, { doing }: Step): Promise<void> {
    if (doing.do === 'deliver') {
      begin(name);
      const { backend } = awake(watch);
      const deliver = deliverTo(`${backend.url}/api/incident-response`, firing);
      const answer = await deliver(doing.alert);
      incidentId ??= answer.incidentId;
      say({ type: 'answered', alert: doing.alert, ...answer });
      return;
    }
    if (incidentId === undefined) return;
    const incident = await look(watch, incidentId);
    if (!incident.room) return;
    const unknown = incident.drafts.find(({ status }) => status === 'unknown');
    if (unknown) {
      // Whoever is asleep may be about to publish it: nobody who looks is as quick as that.
      await Promise.all(naps);
      await settle(watch, incident, unknown, lookAtPage);
      return;
    }
    if (incident.room.archived) {
      const command = doing.else?.(incident);
      if (command) await awake(watch).ada.command(incidentId, command);
      return;
    }
    const act = await doing.act(control, incident.room.roomId, incident);
    if (!act) return;
    begin(name);
    await control.misbehave({ type: 'duplicateEnvelope' });
    const done = await control.act(act);
    if (!done.ok) throw new Error(`Slack refused it: ${done.error}`);
  }

  async function see(name: StepName): Promise<void> {
    const step = CLICKS[name];
    const isDone = async () =>
      incidentId !== undefined && step.isDone(await look(watch, incidentId));
    // An alert is delivered until it is answered; people act where it is not done yet.
    let isAnswered = false;
    while (!signal.aborted) {
      if (step.doing.do === 'act' && (await isDone().catch(() => false)))
        return;
      try {
        if (!isAnswered) await attempt(name, step);
        isAnswered = step.doing.do === 'deliver';
      } catch (error) {
        say({ type: 'trouble', message: `${name}: ${String(error)}` });
      }
      if (await waitFor(isDone, PATIENCE_MS)) return;
    }
  }

  for (const name of STEPS) await see(name);
  await Promise.all(naps);
  if (incidentId !== undefined) await seeItClosed(watch, incidentId, signal);
}
