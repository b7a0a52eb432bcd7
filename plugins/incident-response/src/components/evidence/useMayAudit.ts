import { usePermission } from '@backstage/plugin-permission-react';
import {
  evidenceReadPermission,
  incidentAuditPermission,
  publicationsReportPermission,
} from '@incident-response/backstage-plugin-incident-response-common';

type Answer = ReturnType<typeof usePermission>;

// Only a clear no hides anything; the backend asks again anyway.
const may = ({ loading, error, allowed }: Answer) =>
  !loading && (allowed || error !== undefined);

// No incident has this id: only who is allowed without a condition is allowed here.
const EVERY_INCIDENT = 'every-incident';

/** Which parts of the evidence the viewer may see, and whether they may erase people. */
export function useMayAudit(): {
  readonly isKnown: boolean;
  readonly ledgers: boolean;
  readonly publications: boolean;
  readonly people: boolean;
} {
  const ledgers = usePermission({ permission: evidenceReadPermission });
  const publications = usePermission({
    permission: publicationsReportPermission,
  });
  const people = usePermission({
    permission: incidentAuditPermission,
    resourceRef: EVERY_INCIDENT,
  });
  return {
    isKnown: ![ledgers, publications, people].some(({ loading }) => loading),
    ledgers: may(ledgers),
    publications: may(publications),
    people: may(people),
  };
}
