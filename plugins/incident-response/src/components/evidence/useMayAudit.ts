import { usePermission } from '@backstage/plugin-permission-react';
import {
  evidenceReadPermission,
  publicationsReportPermission,
} from '@incident-response/backstage-plugin-incident-response-common';

type Answer = ReturnType<typeof usePermission>;

// Only a clear no hides anything; the backend asks again anyway.
const may = ({ loading, error, allowed }: Answer) =>
  !loading && (allowed || error !== undefined);

/** Which parts of the evidence the viewer may see. */
export function useMayAudit(): {
  readonly ledgers: boolean;
  readonly publications: boolean;
} {
  const ledgers = usePermission({ permission: evidenceReadPermission });
  const publications = usePermission({
    permission: publicationsReportPermission,
  });
  return { ledgers: may(ledgers), publications: may(publications) };
}
