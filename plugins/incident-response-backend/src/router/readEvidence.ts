import { evidenceReadPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { Evidence } from '../evidence/Evidence';
import type { FinishedVerification } from '../evidence/verification/VerificationState';
import type { Authorizer } from './authorize';

function withoutRetirement({
  retirement: _retirement,
  ...found
}: FinishedVerification) {
  return found;
}

/** `GET /evidence`: what the last verification of all ledgers found, and with which keys to check. */
export function addReadEvidence(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly evidence: Pick<Evidence, 'verification' | 'publicKeys'>;
  },
): void {
  const { authorizer, evidence } = deps;
  router.get('/evidence', async (req, res) => {
    const credentials = await authorizer.reader(req);
    await authorizer.basic(credentials, evidenceReadPermission);
    const { run, last } = await evidence.verification();
    res.setHeader('Cache-Control', 'no-store').json({
      ...(run && {
        run: { startedAt: run.startedAt, whole: run.whole, broken: run.broken },
      }),
      ...(last && { last: withoutRetirement(last) }),
      ...(last?.retirement && { retention: last.retirement }),
      publicKeys: evidence.publicKeys(),
    });
  });
}

/** `GET /evidence/tombstones`: what is left of ledgers that were removed under retention. */
export function addReadTombstones(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly evidence: Pick<Evidence, 'readTombstones'>;
  },
): void {
  const { authorizer, evidence } = deps;
  router.get('/evidence/tombstones', async (req, res) => {
    const credentials = await authorizer.reader(req);
    await authorizer.basic(credentials, evidenceReadPermission);
    const { cursor } = req.query;
    const { tombstones, nextCursor } = await evidence.readTombstones(
      typeof cursor === 'string' ? cursor : undefined,
    );
    res.setHeader('Cache-Control', 'no-store').json({
      tombstones: tombstones.map(({ statement, keyId, signature }) => ({
        statement,
        signature: { algorithm: 'Ed25519', keyId, value: signature },
      })),
      ...(nextCursor !== undefined && { nextCursor }),
    });
  });
}

/** `GET /public/evidence-keys`: whoever has a bundle can check it, without an account here. */
export function addEvidenceKeys(
  router: Router,
  deps: { readonly evidence: Pick<Evidence, 'publicKeys'> },
): void {
  router.get('/public/evidence-keys', (_req, res) => {
    res.json({ publicKeys: deps.evidence.publicKeys() });
  });
}
