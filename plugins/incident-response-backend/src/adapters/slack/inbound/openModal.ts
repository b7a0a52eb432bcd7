import type { ModalView } from '@slack/types';
import { backgroundCall } from '../client/backgroundCall';
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

/** Puts something else into a modal that is open. */
export async function changeModal(
  { api }: Pick<Desk, 'api'>,
  viewId: string,
  view: ModalView,
): Promise<void> {
  await api.write(
    backgroundCall('slack/modal', 2 * TRIGGER_MS),
    { method: 'views.update', what: 'Filling a form' },
    client => client.views.update({ view_id: viewId, view }),
  );
}
