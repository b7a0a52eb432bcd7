import { isOpenStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';

/** A responder says that they are here. */
export function JoinButton(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { incident, viewer } = view;
  const t = useText();
  const command = useCommand(incident.id, reload);
  const self = incident.responders.find(
    ({ entityRef }) => entityRef && entityRef === viewer.entityRef,
  );
  if (!self || self.activeAt || !isOpenStatus(incident.status)) return null;
  return (
    <>
      <ActionButton
        size="small"
        variant="primary"
        allowed={viewer.allowed.join}
        isPending={command.pending}
        onPress={() => command.send({ type: 'join' })}
      >
        {t('panel.join')}
      </ActionButton>
      <CommandError error={command.error} onDismiss={command.clear} />
    </>
  );
}
