import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert } from '@backstage/ui';
import { incidentDeclarePermission } from '@incident-response/backstage-plugin-incident-response-common';
import { RiAlarmWarningLine, RiFlaskLine } from '@remixicon/react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { sentenceOf } from '../../api/sentenceOf';
import { useLinks } from '../../hooks/useLinks';
import { useResource } from '../../hooks/useResource';
import { useText } from '../../hooks/useText';
import { ActionButton } from '../shared/ActionButton';
import { DeclareDialog } from './DeclareDialog';
import styles from './list.module.css';

/** Declare an incident, and start a drill where the installation offers drills. */
export function ListActions() {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const navigate = useNavigate();
  const links = useLinks();
  const permission = usePermission({ permission: incidentDeclarePermission });
  const config = useResource('config', signal => api.config(signal));
  const [declaring, setDeclaring] = useState(false);
  const [drill, setDrill] = useState<{ pending: boolean; error?: unknown }>({
    pending: false,
  });
  const allowed =
    permission.loading || permission.allowed ? true : t('list.mayNotDeclare');
  const open = (id: string) => navigate(links.incident(id));

  const startDrill = async () => {
    setDrill({ pending: true });
    try {
      open((await api.startDrill()).incidentId);
    } catch (error) {
      setDrill({ pending: false, error });
    }
  };

  return (
    <>
      <div className={styles.actions}>
        {config.value?.drills && (
          <ActionButton
            variant="secondary"
            iconStart={<RiFlaskLine aria-hidden />}
            allowed={allowed}
            isPending={drill.pending}
            onPress={startDrill}
          >
            {t('list.startDrill')}
          </ActionButton>
        )}
        <ActionButton
          variant="primary"
          iconStart={<RiAlarmWarningLine aria-hidden />}
          allowed={allowed}
          onPress={() => setDeclaring(true)}
        >
          {t('list.declare')}
        </ActionButton>
      </div>
      {drill.error !== undefined && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('list.drillFailed')}
          description={sentenceOf(drill.error)}
        />
      )}
      {declaring && (
        <DeclareDialog onDeclared={open} onClose={() => setDeclaring(false)} />
      )}
    </>
  );
}
