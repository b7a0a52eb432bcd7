import { useApi } from '@backstage/core-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import {
  useCatalogChoices,
  type EntityChoice,
} from '../../hooks/useCatalogChoices';
import { useSending } from '../../hooks/useSending';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';
import { EntitySelect } from './EntitySelect';
import { newRequestId } from './newRequestId';
import { SeveritySelect } from './SeveritySelect';

/** What a drill is about unless somebody chooses: what customers see and most depends on. */
export function suggestedDrill(
  choices: readonly EntityChoice[],
): string | undefined {
  const weight = (choice: EntityChoice) =>
    choice.dependents + (choice.isPublic ? 0.5 : 0);
  return [...choices].sort((a, b) => weight(b) - weight(a))[0]?.value;
}

/** Plays an incident for practice. */
export function DrillDialog(props: {
  onStarted: (incidentId: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const choices = useCatalogChoices();
  const sending = useSending();
  const [requestId] = useState(() => newRequestId());
  const [severity, setSeverity] = useState<Severity>('P1');
  const [chosen, choose] = useState<{ entityRef?: string }>();
  const entityRef = chosen
    ? chosen.entityRef
    : suggestedDrill(choices.value ?? []);

  const start = () =>
    sending.send(async () => {
      const drill = { requestId, severity, entityRef };
      props.onStarted((await api.startDrill(drill)).incidentId);
    });

  return (
    <CommandDialog
      title={t('drill.title')}
      confirm={t('drill.submit')}
      pending={sending.pending}
      error={sending.error}
      complete={!choices.loading}
      onConfirm={start}
      onClose={props.onClose}
    >
      <Text>{t('drill.intro')}</Text>
      {choices.loading ? (
        <Skeleton width="100%" height={56} />
      ) : (
        <EntitySelect
          choices={choices}
          value={entityRef}
          onChange={ref => choose({ entityRef: ref })}
        />
      )}
      <SeveritySelect value={severity} onChange={setSeverity} />
    </CommandDialog>
  );
}
