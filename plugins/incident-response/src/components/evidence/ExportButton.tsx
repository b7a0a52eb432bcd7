import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { incidentAuditPermission } from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { useText } from '../../hooks/useText';
import { LoadError } from '../shared/LoadError';
import { saveFile } from './saveFile';

/** The whole ledger as one signed file, for those who may audit this incident. */
export function ExportButton(props: { incidentId: string }) {
  const { incidentId } = props;
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const permission = usePermission({
    permission: incidentAuditPermission,
    resourceRef: incidentId,
  });
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<unknown>();
  if (permission.loading || !permission.allowed) return null;

  async function save() {
    setLoading(true);
    setError(undefined);
    try {
      saveFile(
        await api.exportIncident(incidentId),
        `${incidentId}.bundle.json`,
      );
    } catch (failure) {
      setError(failure);
    } finally {
      setLoading(false);
    }
  }

  return (
    <>
      <Button
        variant="tertiary"
        size="small"
        isDisabled={isLoading}
        onPress={() => void save()}
      >
        {t('evidence.export')}
      </Button>
      {error !== undefined && (
        <LoadError
          title={t('evidence.exportFailed')}
          error={error}
          onRetry={() => void save()}
        />
      )}
    </>
  );
}
