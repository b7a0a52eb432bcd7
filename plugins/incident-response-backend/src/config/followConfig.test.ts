import { generateKeyPairSync } from 'node:crypto';
import { ConfigReader, type Config } from '@backstage/config';
import { followConfig } from './followConfig';

const secret = (id: string) => ({ id, secret: `a long secret of ${id}` });
const pem = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** Configuration whose files somebody edits. */
function editable(ledger: object) {
  let current = ledger;
  const listeners: (() => void)[] = [];
  const read = () =>
    new ConfigReader({
      app: { baseUrl: 'https://backstage.example.org' },
      incidentResponse: { ledger: current },
    });
  const config: Config = new Proxy(read(), {
    get: (_target, name) =>
      name === 'subscribe'
        ? (listener: () => void) => {
            listeners.push(listener);
            return { unsubscribe: () => listeners.splice(0) };
          }
        : Reflect.get(read(), name).bind(read()),
  });
  return {
    config,
    edit(next: object) {
      current = next;
      listeners.forEach(listener => listener());
    },
  };
}

describe('configuration that changes', () => {
  it('is told with every change that reads well', () => {
    const file = editable({ keys: [secret('k1')] });
    const mistakes: unknown[] = [];
    const followed = followConfig(file.config, error => mistakes.push(error));
    const seen: string[][] = [];
    followed.onChange(({ ledgerKeys }) =>
      seen.push(ledgerKeys.map(({ id }) => id)),
    );
    file.edit({ keys: [secret('k2'), secret('k1')] });
    file.edit({ keys: [{ id: 'k3', secret: 'short' }] });
    followed.stop();
    file.edit({ keys: [secret('k4')] });
    expect(followed.atStart.ledgerKeys).toEqual([secret('k1')]);
    expect(seen).toEqual([['k2', 'k1']]);
    expect(mistakes.map(String)).toEqual([
      expect.stringContaining('must be at least 16 characters'),
    ]);
  });
});

describe('keys that sign what leaves the store', () => {
  const read = (signing: object[]) =>
    followConfig(editable({ signing }).config, () => {}).atStart.signingKeys;

  it('are read with their halves', () => {
    expect(read([{ id: 's1', privateKey: pem }])).toEqual([
      { id: 's1', privateKey: pem },
    ]);
  });

  it.each([
    [[{ id: 's1' }], 'privateKey is missing; the first key signs.'],
    [[{ id: 's 1', privateKey: pem }], 'id must be at most 64 letters'],
    [[{ privateKey: pem }], 'id is missing.'],
    [[{ id: 's1', privateKey: 'none' }], 'privateKey is no Ed25519 key'],
    [
      [{ id: 's1', privateKey: pem }, { id: 's0' }],
      'publicKey is missing; a retired key needs it.',
    ],
    [
      [
        { id: 's1', privateKey: pem },
        { id: 's1', privateKey: pem },
      ],
      "holds the id 's1' twice.",
    ],
  ])('are refused with a sentence: %j', (signing, sentence) => {
    expect(() => read(signing)).toThrow(sentence);
  });

  it('are Ed25519 and nothing else', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    expect(() => read([{ id: 's1', privateKey: rsa }])).toThrow(
      'privateKey is no Ed25519 key as PEM.',
    );
  });
});
