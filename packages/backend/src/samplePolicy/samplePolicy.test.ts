import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

describe('the sample policy', () => {
  it('is what the documentation shows', async () => {
    const read = (path: string) => readFile(join(__dirname, path), 'utf8');
    const docs = await read('../../../../docs/permissions.md');
    for (const file of ['samplePolicy.ts', 'module.ts'])
      expect(docs).toContain(await read(file));
  });
});
