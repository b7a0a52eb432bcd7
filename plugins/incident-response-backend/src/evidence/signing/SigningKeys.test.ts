import { signingKeys } from '../__testUtils__/keys';
import { signerOf, signText } from './SigningKeys';

const keys = signingKeys();
const [publicKey] = Object.values(keys.publicKeys);
const [stranger] = Object.values(signingKeys().publicKeys);
const signature = signText('words', keys);

describe('who signed', () => {
  it('is the key of those given whose signature it is', () => {
    expect(signerOf('words', signature, [stranger, publicKey])).toBe(publicKey);
    expect(signerOf('words', signature, [stranger])).toBeUndefined();
    expect(signerOf('other words', signature, [publicKey])).toBeUndefined();
  });

  it.each([
    ['with something appended', `${signature}AAAA`],
    ['with spaces', `${signature} `],
    ['without its padding', signature.replace(/=+$/, '')],
  ])('is nobody where the signature is written otherwise, %s', (_, written) => {
    expect(Buffer.from(written, 'base64').subarray(0, 64)).toEqual(
      Buffer.from(signature, 'base64'),
    );
    expect(signerOf('words', written, [publicKey])).toBeUndefined();
  });
});
