import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { incidentDeclarePermission } from '@incident-response/backstage-plugin-incident-response-common';
import { RiAlarmWarningLine, RiFlaskLine } from '@remixicon/react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import { EvidenceLink } from '../evidence/EvidenceLink';
import { ActionButton } from '../shared/ActionButton';
import { DeclareDialog } from './DeclareDialog';
import { DrillDialog } from './DrillDialog';
import styles from './list.module.css';

/** Declare an incident, and start a drill where the installation offers drills. */
export function ListActions() {
  const t = useText();
  const config = useApi(configApiRef);
  const navigate = useNavigate();
  const links = useLinks();
  const permission = usePermission({ permission: incidentDeclarePermission });
  const [dialog, setDialog] = useState<'declare' | 'drill'>();
  const drills = config.getOptionalBoolean('incidentResponse.drills.enabled');
  // Only a clear no holds anybody back; the backend asks again anyway.
  const refused =
    !permission.loading && !permission.error && !permission.allowed;
  const allowed = refused ? t('list.mayNotDeclare') : true;
  const go = (id: string) => navigate(links.incident(id));
  const close = () => setDialog(undefined);

  return (
    <div className={styles.actions}>
      <EvidenceLink />
      {drills && (
        <ActionButton
          variant="secondary"
          iconStart={<RiFlaskLine aria-hidden />}
          allowed={allowed}
          onPress={() => setDialog('drill')}
        >
          {t('list.startDrill')}
        </ActionButton>
      )}
      <ActionButton
        variant="primary"
        iconStart={<RiAlarmWarningLine aria-hidden />}
        allowed={allowed}
        onPress={() => setDialog('declare')}
      >
        {t('list.declare')}
      </ActionButton>
      {dialog === 'declare' && (
        <DeclareDialog onDeclared={go} onClose={close} />
      )}
      {dialog === 'drill' && <DrillDialog onStarted={go} onClose={close} />}
    </div>
  );
}
