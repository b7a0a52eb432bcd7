import type { Person } from '@incident-response/backstage-plugin-incident-response-common';
import { connectSlackTwin } from '@incident-response/twins';
import { lookForDoubles } from '../../../domain/plans/doubles';
import { plan } from '../../../domain/plans/plan';
import { jobSchema } from '../Job';
import { alertNamed, SOURCE } from '../alerts';
import { declarationOf } from '../declarations';
import { PLAYS } from '../plays/plays';
import { playPeople } from '../playPeople';
import { openHost } from './openHost';
import { peopleInSlack } from './peopleInSlack';
import { say } from './say';

const ADA: Person = {
  kind: 'person',
  entityRef: 'user:default/ada',
  door: 'console',
};

/** One backend process of the matrix: told its job in its first argument, it plays the incident to its end. */
async function main(): Promise<void> {
  const job = jobSchema.parse(JSON.parse(process.argv[2]));
  const host = await openHost(job);
  const { engine, settings, asPlanned, lookAtPage } = host;
  await playPeople({
    play: PLAYS[job.play],
    service: engine.service,
    declare: async part =>
      (
        await engine.service.declare(declarationOf(part), ADA)
      ).incidentId,
    erase: async person => {
      const reason = 'They asked for it.';
      await engine.service.erasePerson({ person, reason, actor: ADA });
    },
    deliver: async name => {
      const received = alertNamed(name);
      const ingested = await engine.service.ingest(SOURCE, received);
      const eventKey = `${SOURCE}:${received.eventKey}`;
      return ingested.type === 'recorded'
        ? { eventKey }
        : { eventKey, incidentId: ingested.incidentId };
    },
    lookAtPage,
    ...(job.slack !== undefined && {
      actInChat: peopleInSlack(connectSlackTwin(job.slack)),
    }),
    retire: host.retire,
    isRemoved: host.isRemoved,
    commander: ADA.entityRef,
    awaitsNudge: true,
    say,
    signal: new AbortController().signal,
    answered: job.answered,
    erased: job.erased,
    isQuiet: async incidentId => {
      const incident = await asPlanned(incidentId);
      const doubles = lookForDoubles(incident, settings, Infinity).due.filter(
        ({ key }) => incident.effects[key]?.status !== 'parked',
      );
      if (doubles.length > 0) return false;
      return (
        !job.patient || plan(incident, settings, new Date()).due.length === 0
      );
    },
  });
  await host.toldEverything();
  await host.close();
  say({ type: 'done' });
}

main().catch(error => {
  say({ type: 'trouble', message: String(error?.stack ?? error) });
  process.exitCode = 1;
});
