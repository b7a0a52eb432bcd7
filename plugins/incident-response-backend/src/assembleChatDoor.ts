import type { ChatDoor } from '@incident-response/backstage-plugin-incident-response-node';
import type { AssembleDeps } from './assemble';
import type { Groups } from './domain/Groups';
import { createChatDoor } from './doors/createChatDoor';
import type { IncidentService } from './engine/IncidentService';
import type { ChatIdentities } from './doors/createChatIdentities';
import type { IncidentStore } from './stores/IncidentStore';

/** The way in for what people do in a chat. */
export function assembleChatDoor(
  deps: Pick<AssembleDeps, 'config' | 'audit' | 'metrics'>,
  parts: {
    readonly service: IncidentService;
    readonly store: IncidentStore;
    readonly identities: ChatIdentities;
    readonly groups: Groups;
  },
): ChatDoor {
  const { config } = deps;
  const readers = config.restrictedReaders;
  const { groups } = parts;
  const readerGroups = readers.filter(ref => !ref.startsWith('user:'));

  async function isReader(entityRef: string): Promise<boolean> {
    if (readers.includes(entityRef)) return true;
    // Who cannot be placed just now learns nothing.
    const known = await groups.read(readerGroups);
    return known.some(({ members }) => members.has(entityRef));
  }

  return createChatDoor({
    ...deps,
    ...parts,
    isReader,
    decisions: config.slack?.decisions ?? 'allow',
  });
}
