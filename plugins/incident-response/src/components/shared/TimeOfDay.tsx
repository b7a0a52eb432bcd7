import { DateTime } from 'luxon';

/** A moment of today as a clock shows it; the whole of it is in the tooltip. */
export function TimeOfDay(props: { at: string }) {
  const at = DateTime.fromISO(props.at);
  return (
    <time
      dateTime={props.at}
      title={at.toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS)}
    >
      {at.toLocaleString(DateTime.TIME_SIMPLE)}
    </time>
  );
}
