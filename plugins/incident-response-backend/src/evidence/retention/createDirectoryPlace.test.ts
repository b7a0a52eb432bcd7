import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectoryPlace } from './createDirectoryPlace';
import { personsIn } from './personsIn';

describe('a directory for exports', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'incident-response-place-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('gives back what was written, and leaves nothing else behind', async () => {
    const place = createDirectoryPlace(directory);
    expect(await place.read('a.json')).toBeUndefined();
    await place.write('a.json', 'Grüße');
    expect(await place.read('a.json')).toBe('Grüße');
    expect(await readdir(directory)).toEqual(['a.json']);
  });

  it('never replaces a file, whoever writes at once', async () => {
    const place = createDirectoryPlace(directory);
    await Promise.all(['1', '2', '3'].map(text => place.write('a', text)));
    const first = await place.read('a');
    await place.write('a', 'later');
    expect(await place.read('a')).toBe(first);
    expect(await readdir(directory)).toEqual(['a']);
  });

  it('reaches no file outside, whatever an incident is called', async () => {
    const place = createDirectoryPlace(join(directory, 'exports'));
    await expect(place.write('../a', 'text')).rejects.toThrow(
      '"../a" is no name of a file',
    );
    await expect(place.read('../a')).rejects.toThrow('is no name of a file');
  });

  it('is not made where it is missing', async () => {
    const place = createDirectoryPlace(join(directory, 'not-mounted'));
    await expect(place.write('a', 'text')).rejects.toThrow(
      /cannot be written \(ENOENT\)\. incidentResponse\.retention\.exportTo must be a directory/,
    );
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('the people of a ledger', () => {
  it('are those whose whole id stands on it, each once', () => {
    const id = `person:${'a1'.repeat(16)}`;
    const payload = JSON.stringify({ persons: [id, id], text: `see ${id}` });
    expect(personsIn([{ payload }, { payload }])).toEqual([id]);
  });
});
