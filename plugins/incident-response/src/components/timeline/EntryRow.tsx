import {
  shortRef,
  type Actor,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  RiAlarmWarningLine,
  RiCheckDoubleLine,
  RiDiscussLine,
  RiErrorWarningLine,
  RiGroupLine,
  RiInformationLine,
  RiListCheck3,
  RiMegaphoneLine,
  RiSettings3Line,
  RiStickyNoteLine,
  RiTimerLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { DateTime } from 'luxon';
import { memo } from 'react';
import { useText } from '../../hooks/useText';
import { safeHref } from '../shared/safeHref';
import { familyOf, isTrouble, type Family } from './families';
import styles from './timeline.module.css';
import { useEventText } from './useEventText';

const ICONS: Readonly<Record<Family, RemixiconComponentType>> = {
  alert: RiAlarmWarningLine,
  people: RiGroupLine,
  note: RiStickyNoteLine,
  room: RiDiscussLine,
  facts: RiInformationLine,
  checklist: RiListCheck3,
  publishing: RiMegaphoneLine,
  reminder: RiTimerLine,
  closing: RiCheckDoubleLine,
  effect: RiSettings3Line,
};

function Entry(props: {
  entry: TimelineEntry;
  /** Puts names in the place of accounts. */
  named: (sentence: string) => string;
}) {
  const { entry, named } = props;
  const t = useText();
  const eventText = useEventText();
  const at = DateTime.fromISO(entry.at);
  const trouble = isTrouble(entry.event.type);
  const family = familyOf(entry.event.type);
  const url = messageUrl(entry);
  const Icon = trouble ? RiErrorWarningLine : ICONS[family];
  return (
    <li
      className={styles.entry}
      data-family={family}
      data-trouble={trouble || undefined}
      data-event={entry.event.type}
    >
      <span className={styles.icon} aria-hidden>
        <Icon size={16} />
      </span>
      <div className={styles.what}>
        <div className={styles.sentence}>{named(eventText(entry.event))}</div>
        <div className={styles.meta}>
          {url && (
            <a href={url} rel="noreferrer noopener" target="_blank">
              {t('timeline.message')}
            </a>
          )}
          <span>{named(actorName(entry.actor))}</span>
          {entry.actor.door === 'slack' && (
            <span>
              {t('timeline.fromDoor', { door: slackDoor(entry.actor) })}
            </span>
          )}
          <time
            dateTime={entry.at}
            title={at.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}
          >
            {at.toFormat('HH:mm:ss')}
          </time>
          <span title={t('timeline.commit', { seq: String(entry.seq) })}>
            #{entry.seq}
          </span>
        </div>
      </div>
    </li>
  );
}

/** One event: what, who, when, and the commit that proves it. Old ones are not drawn again. */
export const EntryRow = memo(Entry);

function actorName(actor: Actor): string {
  return actor.kind === 'person' ? shortRef(actor.entityRef) : actor.name;
}

/** With the account, where the ledger has it: it is what Slack vouched for. */
function slackDoor(actor: Actor): string {
  const chat = actor.kind === 'person' ? actor.chat : undefined;
  return chat ? `Slack (${chat.userId}, team ${chat.teamId})` : 'Slack';
}

/** Where the message still is. */
function messageUrl({ event }: TimelineEntry): string | undefined {
  return event.type === 'MESSAGE_KEPT' ? safeHref(event.data.url) : undefined;
}
