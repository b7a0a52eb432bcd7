import { Select, TextField } from '@backstage/ui';
import {
  incidentRoleSchema,
  INCIDENT_ROLES,
  shortRef,
  type Incident,
  type IncidentCommand,
  type IncidentRole,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';
import { parseRefs } from './parseRefs';

/** Gives a role to somebody, or takes it back where no name is given. */
export function RoleDialog(props: {
  incident: Incident;
  command: CommandSender;
  onClose: () => void;
  onSend: (command: IncidentCommand) => void;
}) {
  const { incident, command } = props;
  const t = useText();
  const [role, setRole] = useState<IncidentRole>('comms');
  const [who, setWho] = useState('');
  const refs = parseRefs(who);
  const [to] = refs;
  const has = incident.roles[role];
  return (
    <CommandDialog
      title={t('action.assignRoleTitle')}
      confirm={t(to || !has ? 'action.assignRole' : 'action.unassignRole')}
      pending={command.pending}
      error={command.error}
      complete={refs.length === 1 || (refs.length === 0 && has !== undefined)}
      onConfirm={() =>
        props.onSend({ type: 'assignRole', role, ...(to ? { to } : {}) })
      }
      onClose={props.onClose}
    >
      <Select
        label={t('action.role')}
        options={INCIDENT_ROLES.map(value => ({
          value,
          label: t(`role.${value}`),
        }))}
        value={role}
        onChange={key => setRole(incidentRoleSchema.parse(key))}
      />
      <TextField
        label={t('action.roleTo')}
        description={
          has
            ? t('action.roleHas', { name: shortRef(has) })
            : t('action.roleHelp')
        }
        value={who}
        onChange={setWho}
      />
    </CommandDialog>
  );
}
