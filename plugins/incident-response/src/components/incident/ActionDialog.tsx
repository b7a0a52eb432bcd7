import type {
  Incident,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { CommandSender } from '../../hooks/useCommand';
import type { Action } from './actions';
import { PeopleDialog, SummaryDialog } from './dialogs';
import { LinkDialog } from './LinkDialog';
import { MergeDialog } from './MergeDialog';
import { ReasonDialog } from './ReasonDialog';
import { RoleDialog } from './RoleDialog';
import { SeverityDialog } from './SeverityDialog';

/** Asks for whatever an action needs to know. */
export function ActionDialog(props: {
  action: Exclude<Action, 'takeCommand'>;
  incident: Incident;
  command: CommandSender;
  onClose: () => void;
  onSend: (command: IncidentCommand) => void;
}) {
  const { action, incident, onSend, ...rest } = props;
  switch (action) {
    case 'mitigate':
    case 'resolve':
      return (
        <SummaryDialog
          {...rest}
          action={action}
          onConfirm={summary => onSend({ type: action, summary })}
        />
      );
    case 'handOver':
      return (
        <PeopleDialog
          {...rest}
          action="handOver"
          onConfirm={([to]) => onSend({ type: 'handOver', to })}
        />
      );
    case 'invite':
      return (
        <PeopleDialog
          {...rest}
          action="invite"
          onConfirm={refs => onSend({ type: 'invite', entityRefs: [...refs] })}
        />
      );
    case 'changeSeverity':
      return <SeverityDialog {...rest} incident={incident} onSend={onSend} />;
    case 'assignRole':
      return <RoleDialog {...rest} incident={incident} onSend={onSend} />;
    case 'link':
      return <LinkDialog {...rest} onSend={onSend} />;
    case 'merge':
      return <MergeDialog {...rest} onSend={onSend} />;
    case 'dismiss':
    case 'reopen':
    case 'restrict':
    case 'liftRestriction':
    case 'placeLegalHold':
    case 'liftLegalHold':
      return (
        <ReasonDialog
          {...rest}
          action={action}
          onConfirm={reason => onSend({ type: action, reason })}
        />
      );
    default: {
      const unreachable: never = action;
      throw new Error(`No such action: ${unreachable}`);
    }
  }
}
