import { stringifyEntityRef } from '@backstage/catalog-model';
import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import { createCatalogReader, type CatalogServices } from './catalogReader';
import { emailOf } from './entityFacts';

const ANNOTATION = 'slack.com/user-id';

/** What the catalog says of users' accounts in Slack, by entity ref. */
export function createSlackIdentities(services: CatalogServices) {
  return async (
    entityRefs: readonly string[],
    call: OutboundCall,
  ): Promise<
    ReadonlyMap<string, { readonly slackId?: string; readonly email?: string }>
  > => {
    if (entityRefs.length === 0) return new Map();
    const users = await createCatalogReader(services, call).byRefs(entityRefs);
    return new Map(
      users.map(user => {
        const slackId = user.metadata.annotations?.[ANNOTATION]?.trim();
        const email = emailOf(user);
        return [
          stringifyEntityRef(user),
          { ...(slackId && { slackId }), ...(email && { email }) },
        ];
      }),
    );
  };
}
