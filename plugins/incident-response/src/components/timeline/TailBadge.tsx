import type { TailState } from '../../hooks/followTimeline';
import { useText } from '../../hooks/useText';
import { Tag, type Tone } from '../shared/Tag';

const TONES: Readonly<Record<TailState, Tone>> = {
  loading: 'neutral',
  live: 'good',
  retrying: 'warning',
  gone: 'bad',
};

/** Whether the timeline is being followed. */
export function TailBadge(props: { state: TailState }) {
  const t = useText();
  return <Tag tone={TONES[props.state]}>{t(`timeline.${props.state}`)}</Tag>;
}
