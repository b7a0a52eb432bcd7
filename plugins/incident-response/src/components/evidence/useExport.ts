import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { incidentAuditPermission } from '@incident-response/backstage-plugin-incident-response-common';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { useSending } from '../../hooks/useSending';
import { saveFile } from './saveFile';

/** The whole ledger as one signed file, for those who may audit this incident. */
export function useExport(incidentId: string) {
  const api = useApi(incidentResponseApiRef);
  const { loading, allowed } = usePermission({
    permission: incidentAuditPermission,
    resourceRef: incidentId,
  });
  const { pending, error, send } = useSending();
  const save = () =>
    send(async () => {
      const bundle = await api.exportIncident(incidentId);
      saveFile(bundle, `${incidentId}.bundle.json`);
    });
  return { isOffered: !loading && allowed, isPending: pending, error, save };
}
