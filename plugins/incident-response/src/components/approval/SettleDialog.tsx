import { Radio, RadioGroup, Text, TextField } from '@backstage/ui';
import type {
  IncidentCommand,
  PublicationOperation,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';

/** What a person found on the status page. */
export type Verdict = Extract<
  IncidentCommand,
  { type: 'settlePublication' }
>['verdict'];

/** Asks a person what the status page shows, because nobody else knows. */
export function SettleDialog(props: {
  /** What was tried. An update can only be found where it was sent to. */
  operation: PublicationOperation;
  command: CommandSender;
  onSettle: (verdict: Verdict) => void;
  onClose: () => void;
}) {
  const t = useText();
  const [found, setFound] = useState<'found' | 'absent' | ''>('');
  const { operation } = props;
  const [pageIncidentId, setId] = useState(
    operation.type === 'update' ? operation.pageIncidentId : '',
  );
  const [url, setUrl] = useState('');
  const settle = () =>
    props.onSettle(
      found === 'found'
        ? {
            found: true,
            pageIncidentId: pageIncidentId.trim(),
            url: url.trim() || undefined,
          }
        : { found: false },
    );
  return (
    <CommandDialog
      title={t('decide.settleTitle')}
      confirm={t('decide.settleConfirm')}
      pending={props.command.pending}
      error={props.command.error}
      complete={
        found === 'absent' ||
        (found === 'found' && pageIncidentId.trim() !== '')
      }
      onConfirm={settle}
      onClose={props.onClose}
    >
      <Text>{t('decide.settleText')}</Text>
      <RadioGroup
        aria-label={t('decide.settleTitle')}
        value={found}
        onChange={value => setFound(value === 'found' ? 'found' : 'absent')}
      >
        <Radio value="found">{t('decide.settleFound')}</Radio>
        <Radio value="absent">{t('decide.settleAbsent')}</Radio>
      </RadioGroup>
      {found === 'found' && (
        <>
          <TextField
            isRequired
            label={t('decide.settleId')}
            description={t('decide.settleIdHelp')}
            value={pageIncidentId}
            onChange={setId}
          />
          <TextField
            type="url"
            label={t('decide.settleUrl')}
            value={url}
            onChange={setUrl}
          />
        </>
      )}
    </CommandDialog>
  );
}
