import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  alertSourceContract,
  approvedPublication,
  callFor,
  crashContract,
  statusPageContract,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { createFileStatusPage } from './createFileStatusPage';
import { createSignedJsonSource } from './createSignedJsonSource';
import { PUBLICATION } from './__testUtils__/publication';

const SECRET = 'a-secret-of-some-length';
const ALERT = {
  id: 'disk-7',
  service: 'checkout',
  title: 'Disk is full',
  severity: 'P1',
  state: 'firing',
  startedAt: '2026-11-23T10:00:00.000Z',
};

function delivery(content: unknown, secret = SECRET) {
  const body = Buffer.from(JSON.stringify(content));
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { headers: { 'x-signature-256': signature }, body };
}

alertSourceContract('signed-json', () => ({
  source: createSignedJsonSource({ secret: SECRET }),
  firing: () => delivery(ALERT),
  resolved: () => delivery({ ...ALERT, state: 'resolved' }),
  malformed: () => delivery({ ...ALERT, severity: 'P9' }),
  forged: () => delivery(ALERT, 'another-secret-as-long'),
}));

const newDirectory = () => mkdtemp(join(tmpdir(), 'file-status-page-'));

statusPageContract(
  'of files',
  async () => {
    const directory = await newDirectory();
    return {
      statusPage: await createFileStatusPage({ directory }),
      shown: async () => {
        const files = await readdir(directory);
        const texts = await Promise.all(
          files.map(file => readFile(join(directory, file), 'utf8')),
        );
        return texts.map(text => JSON.parse(text).body);
      },
      close: () => rm(directory, { recursive: true }),
    };
  },
  { finds: true },
);

describe('the status page of files', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await newDirectory();
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('takes nothing that the gate did not make, however much it looks like it', async () => {
    const page = await createFileStatusPage({ directory });
    const copy = { ...approvedPublication(PUBLICATION) };
    await expect(page.publish(copy, callFor('k'))).rejects.toThrow(
      'not made by the approval gate',
    );
    expect(await readdir(directory)).toEqual([]);
  });
});

crashContract(
  'publishing into files',
  {
    file: join(__dirname, '__testUtils__/crashProgram.ts'),
    // What lets Node run TypeScript here; a published module names a built file instead.
    execArgv: [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
    ],
    env: {
      FILE_STATUS_PAGE: join(tmpdir(), `file-status-page-${process.pid}`),
    },
  },
  { effect: 'guarded', finds: true },
);
afterAll(() =>
  rm(join(tmpdir(), `file-status-page-${process.pid}`), {
    recursive: true,
    force: true,
  }),
);
