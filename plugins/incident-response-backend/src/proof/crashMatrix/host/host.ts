import { plan } from '../../../domain/plans/plan';
import { jobSchema } from '../Job';
import { openHost } from './openHost';
import { playPeople } from './playPeople';
import { say } from './say';

/** One backend process of the matrix: told its job in its first argument, it plays the incident to its end. */
async function main(): Promise<void> {
  const job = jobSchema.parse(JSON.parse(process.argv[2]));
  const { engine, settings, lookAtPage, close } = await openHost(job);
  await playPeople({
    service: engine.service,
    lookAtPage,
    answered: job.answered,
    isQuiet: incident =>
      !job.patient || plan(incident, settings, new Date()).due.length === 0,
  });
  await close();
  say({ type: 'done' });
}

main().catch(error => {
  say({ type: 'trouble', message: String(error?.stack ?? error) });
  process.exitCode = 1;
});
