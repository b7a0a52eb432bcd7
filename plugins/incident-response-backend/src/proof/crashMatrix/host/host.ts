import { plan } from '../../../domain/plans/plan';
import { jobSchema } from '../Job';
import { alertNamed, SOURCE } from '../alerts';
import { playPeople } from '../playPeople';
import { openHost } from './openHost';
import { say } from './say';

/** One backend process of the matrix: told its job in its first argument, it plays the incident to its end. */
async function main(): Promise<void> {
  const job = jobSchema.parse(JSON.parse(process.argv[2]));
  const { engine, settings, asPlanned, lookAtPage, close } = await openHost(
    job,
  );
  await playPeople({
    service: engine.service,
    deliver: async name => {
      const received = alertNamed(name);
      const ingested = await engine.service.ingest(SOURCE, received);
      const eventKey = `${SOURCE}:${received.eventKey}`;
      return ingested.type === 'recorded'
        ? { eventKey }
        : { eventKey, incidentId: ingested.incidentId };
    },
    lookAtPage,
    commander: 'user:default/ada',
    awaitsNudge: true,
    say,
    signal: new AbortController().signal,
    answered: job.answered,
    isQuiet: async incidentId =>
      !job.patient ||
      plan(await asPlanned(incidentId), settings, new Date()).due.length === 0,
  });
  await close();
  say({ type: 'done' });
}

main().catch(error => {
  say({ type: 'trouble', message: String(error?.stack ?? error) });
  process.exitCode = 1;
});
