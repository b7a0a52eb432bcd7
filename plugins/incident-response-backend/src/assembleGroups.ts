import type { AssembleDeps } from './assemble';
import type { Groups } from './domain/Groups';
import { systemClock } from './engine/Clock';
import type { EngineReport } from './engine/EngineReport';
import { createGroups } from './ownership/createGroups';

/** Who is in the groups that give authority, as the catalog says. */
export function assembleGroups(
  { catalog, auth, config }: Pick<AssembleDeps, 'catalog' | 'auth' | 'config'>,
  report: Pick<EngineReport, 'error'>,
): Groups {
  const { commanderGroups, approverGroups, trustedLocations } =
    config.authority;
  return createGroups({
    catalog,
    auth,
    guarded: [...commanderGroups, ...approverGroups],
    trustedLocations,
    monotonic: systemClock.monotonic,
    onError: (group, error) =>
      report.error(`Who is in ${group} could not be read.`, error),
  });
}
