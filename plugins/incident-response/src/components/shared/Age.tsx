import { DateTime } from 'luxon';
import { useNow } from '../../hooks/useNow';
import { formatDuration } from './formatAge';

/** How long ago something happened; the exact time is in the tooltip. */
export function Age(props: { since: string; until?: string }) {
  const now = useNow();
  const since = DateTime.fromISO(props.since);
  const until = props.until
    ? DateTime.fromISO(props.until).toMillis()
    : now.getTime();
  return (
    <time
      dateTime={props.since}
      title={since.toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS)}
    >
      {formatDuration(Math.max(0, until - since.toMillis()))}
    </time>
  );
}
