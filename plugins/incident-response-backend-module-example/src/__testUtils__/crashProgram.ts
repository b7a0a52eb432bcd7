import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  approvedPublication,
  runCrashProgram,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { createFileStatusPage } from '../createFileStatusPage';
import { PUBLICATION } from './publication';

const directory = process.env.FILE_STATUS_PAGE ?? '';

/** Counts what the public sees, without asking the adapter. */
async function count(key: string): Promise<number> {
  const shown = (await readdir(directory)).filter(f => f.endsWith('.json'));
  const texts = await Promise.all(
    shown.map(file => readFile(join(directory, file), 'utf8')),
  );
  return texts.filter(text => JSON.parse(text).key === key).length;
}

runCrashProgram(async () => {
  const page = await createFileStatusPage({ directory });
  const publication = approvedPublication(PUBLICATION);
  return {
    perform: call => page.publish(publication, call),
    find: async call => page.find?.(publication, call),
    count,
  };
}).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
