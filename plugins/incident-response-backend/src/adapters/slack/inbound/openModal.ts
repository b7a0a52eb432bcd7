import type { ModalView } from '@slack/types';
import { backgroundCall } from '../client/backgroundCall';
import { SlackRefusal } from '../client/toFailure';
import type { Desk } from './Desk';

/** As long as Slack lets a trigger live. */
const TRIGGER_MS = 3_000;

/** Opens a modal; to be done before anything that takes time. Gives its id. */
export async function openModal(
  { api }: Pick<Desk, 'api'>,
  triggerId: string,
  view: ModalView,
): Promise<string | undefined> {
  const { view: opened } = await api.write(
    backgroundCall('slack/modal', TRIGGER_MS),
    { method: 'views.open', what: 'Opening a form' },
    client => client.views.open({ trigger_id: triggerId, view }),
  );
  return opened?.id;
}

const TOO_LATE = [
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
];

/** Whether a form was not opened because Slack waits for it three seconds only; nothing was done. */
export const cameTooLate = (error: unknown): boolean =>
  error instanceof SlackRefusal && TOO_LATE.includes(error.code);

/** Puts something else into a modal that is open; nothing where it was closed meanwhile. */
export async function changeModal(
  { api }: Pick<Desk, 'api'>,
  viewId: string,
  view: ModalView,
): Promise<void> {
  try {
    await api.write(
      backgroundCall('slack/modal', 2 * TRIGGER_MS),
      { method: 'views.update', what: 'Filling a form' },
      client => client.views.update({ view_id: viewId, view }),
    );
  } catch (error) {
    if (!(error instanceof SlackRefusal && error.code === 'not_found'))
      throw error;
  }
}
