import { Select, TextField } from '@backstage/ui';
import {
  linkRelationSchema,
  type IncidentCommand,
  type LinkRelation,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';
import { parseIncidentId } from './parseIncidentId';

/** Says what another incident has to do with this one. */
export function LinkDialog(props: {
  command: CommandSender;
  onClose: () => void;
  onSend: (command: IncidentCommand) => void;
}) {
  const { command } = props;
  const t = useText();
  const [relation, setRelation] = useState<LinkRelation>('related');
  const [text, setText] = useState('');
  const other = parseIncidentId(text);
  return (
    <CommandDialog
      title={t('action.linkTitle')}
      confirm={t('action.link')}
      pending={command.pending}
      error={command.error}
      complete={other !== undefined}
      onConfirm={() => other && props.onSend({ type: 'link', other, relation })}
      onClose={props.onClose}
    >
      <TextField
        isRequired
        label={t('action.linkOther')}
        description={t('action.linkHelp')}
        value={text}
        onChange={setText}
      />
      <Select
        label={t('action.linkRelation')}
        options={linkRelationSchema.options.map(value => ({
          value,
          label: t(`link.${value}`),
        }))}
        value={relation}
        onChange={key => setRelation(linkRelationSchema.parse(key))}
      />
    </CommandDialog>
  );
}
