import type { AssembleDeps } from './assemble';
import { createKeyring, type Keyring } from './evidence/signing/createKeyring';
import {
  developmentKey,
  developmentSigningKey,
} from './stores/knex/developmentKey';

type KeyringDeps = Pick<
  AssembleDeps,
  'config' | 'onConfig' | 'database' | 'logger'
>;

/** The keys that sign, as configured now; development keys where none are. */
export async function openKeyring(deps: KeyringDeps): Promise<Keyring> {
  const { config, logger } = deps;
  const knex = await deps.database.getClient();
  const { ledgerKeys, signingKeys } = config;
  if (ledgerKeys.length === 0)
    logger.warn(
      'Ledger heads are signed with a development key that is kept in the same database. Set incidentResponse.ledger.keys before you rely on it.',
    );
  if (signingKeys.length === 0)
    logger.warn(
      'Exports and anchors are signed with a development key that is kept in the same database. Set incidentResponse.ledger.signing before you rely on them.',
    );
  const keyring = createKeyring({
    heads: ledgerKeys.length > 0 ? ledgerKeys : [await developmentKey(knex)],
    signing:
      signingKeys.length > 0
        ? signingKeys
        : [await developmentSigningKey(knex)],
  });
  deps.onConfig(next => {
    const gone = keyring.rotate({
      heads: next.ledgerKeys,
      signing: next.signingKeys,
    });
    logger.info(
      `Ledger heads are now signed with key "${keyring.heads.current}", exports and anchors with "${keyring.signing.current}".`,
    );
    if (gone.length > 0)
      logger.warn(
        `These keys are no longer configured: ${gone.join(
          ', ',
        )}. What they signed cannot be verified until they are put back behind the current ones.`,
      );
  });
  return keyring;
}
