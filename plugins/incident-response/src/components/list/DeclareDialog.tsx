import { useApi } from '@backstage/core-plugin-api';
import { Switch, Text, TextAreaField, TextField } from '@backstage/ui';
import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { useCatalogChoices } from '../../hooks/useCatalogChoices';
import { useSending } from '../../hooks/useSending';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';
import { EntitySelect } from './EntitySelect';
import { newRequestId } from './newRequestId';
import { SeveritySelect } from './SeveritySelect';

interface Fields {
  readonly title: string;
  readonly severity: Severity;
  readonly entityRef?: string;
  readonly summary: string;
  readonly restricted: boolean;
}

const BLANK: Fields = {
  title: '',
  severity: 'P2',
  summary: '',
  restricted: false,
};

/** Opens an incident by hand. */
export function DeclareDialog(props: {
  onDeclared: (incidentId: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const choices = useCatalogChoices();
  const sending = useSending();
  // One id for the life of the dialog: a repeated click opens one incident.
  const [requestId] = useState(() => newRequestId());
  const [fields, setFields] = useState(BLANK);
  const set = (change: Partial<Fields>) =>
    setFields(before => ({ ...before, ...change }));

  const declare = () =>
    sending.send(async () => {
      const { incidentId } = await api.declare({
        requestId,
        title: fields.title,
        severity: fields.severity,
        entityRef: fields.entityRef,
        summary: fields.summary.trim() || undefined,
        ...(fields.restricted ? { visibility: 'restricted' as const } : {}),
      });
      props.onDeclared(incidentId);
    });

  return (
    <CommandDialog
      title={t('declare.title')}
      confirm={t('declare.submit')}
      pending={sending.pending}
      error={sending.error}
      complete={fields.title.trim() !== ''}
      onConfirm={declare}
      onClose={props.onClose}
    >
      <Text>{t('declare.intro')}</Text>
      <TextField
        isRequired
        label={t('declare.name')}
        value={fields.title}
        onChange={title => set({ title })}
        maxLength={300}
      />
      <SeveritySelect
        value={fields.severity}
        onChange={severity => set({ severity })}
      />
      <EntitySelect
        choices={choices}
        value={fields.entityRef}
        onChange={entityRef => set({ entityRef })}
      />
      <TextAreaField
        label={t('declare.summary')}
        value={fields.summary}
        onChange={summary => set({ summary })}
        maxLength={5000}
      />
      <Switch
        label={t('declare.restricted')}
        isSelected={fields.restricted}
        onChange={restricted => set({ restricted })}
      />
    </CommandDialog>
  );
}
