import type { ReceiverEvent } from '@slack/bolt';

/** Something that Slack sent, whichever way it came. */
export type Delivery = ReceiverEvent;

/** Takes what Slack sent. Rejects where Slack had better send it again. */
export type Deliver = (delivery: Delivery) => Promise<void>;
