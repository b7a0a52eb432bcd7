import { useApi } from '@backstage/core-plugin-api';
import { Select, Text, TextAreaField, TextField } from '@backstage/ui';
import {
  severitySchema,
  SEVERITIES,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';

const LEVELS = SEVERITIES.map(value => ({ value, label: value }));

interface Fields {
  readonly title: string;
  readonly severity: Severity;
  readonly entityRef: string;
  readonly summary: string;
}

/** Opens an incident by hand. */
export function DeclareDialog(props: {
  onDeclared: (incidentId: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  // One id for the life of the dialog: a repeated click opens one incident.
  const [requestId] = useState(() => crypto.randomUUID());
  const [fields, setFields] = useState<Fields>({
    title: '',
    severity: 'P2',
    entityRef: '',
    summary: '',
  });
  const [sending, setSending] = useState<{ pending: boolean; error?: unknown }>(
    { pending: false },
  );
  const set = (change: Partial<Fields>) =>
    setFields(before => ({ ...before, ...change }));

  const declare = async () => {
    setSending({ pending: true });
    try {
      const { incidentId } = await api.declare({
        requestId,
        title: fields.title,
        severity: fields.severity,
        entityRef: fields.entityRef.trim() || undefined,
        summary: fields.summary.trim() || undefined,
      });
      props.onDeclared(incidentId);
    } catch (error) {
      setSending({ pending: false, error });
    }
  };

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
      <Select
        label={t('declare.severity')}
        options={LEVELS}
        value={fields.severity}
        onChange={key => set({ severity: severitySchema.parse(key) })}
      />
      <TextField
        label={t('declare.entity')}
        description={t('declare.entityHelp')}
        value={fields.entityRef}
        onChange={entityRef => set({ entityRef })}
      />
      <TextAreaField
        label={t('declare.summary')}
        value={fields.summary}
        onChange={summary => set({ summary })}
        maxLength={5000}
      />
    </CommandDialog>
  );
}
