import { generateKeyPairSync } from 'node:crypto';
import { publishedLedger } from '../__testUtils__/published';
import { KEYS } from '../../domain/__testUtils__/ledgerOf';
import { signHead } from '../../domain/ledger';
import { verifyLedger } from '../../domain/verifyLedger';
import { createKeyring, type KeySettings } from './createKeyring';
import { publishedKeys, signerOf, signText } from './SigningKeys';

const pair = (id: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    id,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const k1 = { id: 'k1', secret: KEYS.keys.k1.toString('utf8') };
const k2 = { id: 'k2', secret: 'the second secret' };
const [s1, s2] = [pair('s1'), pair('s2')];
const before: KeySettings = { heads: [k1], signing: [s1] };
const { incidentId, commits, head } = publishedLedger();

describe('a keyring', () => {
  it('signs with the new key at once and verifies what the old one signed', () => {
    const keyring = createKeyring(before);
    const { heads, signing } = keyring;
    const old = signText('words', signing);
    const { id, publicKey } = s1;
    expect(
      keyring.rotate({ heads: [k2, k1], signing: [s2, { id, publicKey }] }),
    ).toEqual([]);
    expect(signHead(incidentId, head, heads).keyId).toBe('k2');
    expect(verifyLedger(incidentId, commits, head, heads).ok).toBe(true);
    const known = Object.values(signing.publicKeys);
    expect(signerOf('words', old, known)).toBe(signing.publicKeys.s1);
    expect(publishedKeys(signing)).toMatchObject([
      { keyId: 's2', current: true },
      { keyId: 's1', current: false },
    ]);
  });

  it('tells which keys are gone, and the ledger they signed says what to do', () => {
    const keyring = createKeyring(before);
    expect(keyring.rotate({ heads: [k2], signing: [s2] })).toEqual([
      'k1',
      's1',
    ]);
    expect(
      verifyLedger(incidentId, commits, head, keyring.heads),
    ).toMatchObject({
      ok: false,
      problem:
        'The head names key "k1", which is not configured. Put it back behind the current one in incidentResponse.ledger.keys: a retired key goes on verifying what it signed.',
    });
    keyring.rotate({ heads: [k2, k1], signing: [s2] });
    expect(verifyLedger(incidentId, commits, head, keyring.heads).ok).toBe(
      true,
    );
  });

  it('keeps what it has where nothing is configured any more', () => {
    const keyring = createKeyring(before);
    expect(keyring.rotate({ heads: [], signing: [] })).toEqual([]);
    expect([keyring.heads.current, keyring.signing.current]).toEqual([
      'k1',
      's1',
    ]);
  });

  it('takes over nothing where a part cannot be', () => {
    const keyring = createKeyring(before);
    const { id, publicKey } = s2;
    expect(() =>
      keyring.rotate({ heads: [k2], signing: [{ id, publicKey }] }),
    ).toThrow('The first signing key, "s2", has no private key');
    expect(keyring.heads.current).toBe('k1');
  });
});
