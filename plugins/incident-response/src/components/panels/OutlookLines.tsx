import type {
  Incident,
  Outlook,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import { EntityName } from '../shared/EntityName';
import { TimeOfDay } from '../shared/TimeOfDay';
import styles from './panels.module.css';

const REMINDERS = {
  command: 'panel.nextCommandReminder',
  update: 'panel.nextUpdateReminder',
} as const satisfies Record<NonNullable<Outlook['reminder']>['about'], string>;

const COUNTED_FROM = {
  publication: 'panel.countedFromPublication',
  draft: 'panel.countedFromDraft',
  note: 'panel.countedFromNote',
  message: 'panel.countedFromMessage',
} as const satisfies Record<
  NonNullable<Incident['reminders']['update']>['by'],
  string
>;

/** What happens next if nobody acts, and to whom. */
export function OutlookLines(props: { incident: Incident; outlook: Outlook }) {
  const { incident, outlook } = props;
  const { reminder, call, page, draftProposalAt } = outlook;
  const { update } = incident.reminders;
  const t = useText();
  const name = incident.responders.find(r => r.id === call?.responder)?.name;
  return (
    <ul className={styles.rows} aria-label={t('panel.outlook')}>
      {reminder && (
        <li>
          {t(REMINDERS[reminder.about])} <TimeOfDay at={reminder.at} />
        </li>
      )}
      {update && reminder?.about === 'update' && (
        <li className={styles.quiet}>
          {t(COUNTED_FROM[update.by])} <TimeOfDay at={update.at} />
        </li>
      )}
      {call && (
        <li>
          {t('panel.nextCall')}{' '}
          <EntityName entityRef={call.responder} name={name} />{' '}
          {call.at ? <TimeOfDay at={call.at} /> : t('panel.nextCallUnanswered')}
        </li>
      )}
      {page && (
        <li>
          {t('panel.nextPage', { pager: page.pager })}{' '}
          <TimeOfDay at={page.at} />
        </li>
      )}
      {draftProposalAt && (
        <li>
          {t('panel.draftProposal')} <TimeOfDay at={draftProposalAt} />
        </li>
      )}
    </ul>
  );
}
