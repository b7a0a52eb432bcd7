import { changeView, closeView, openView } from '../acts/openView';
import { validateView } from '../blocks/validateBlocks';
import { asJson, asList, asText, isJson, type Json } from '../Json';
import { authorsOf } from '../Platform';
import { viewObject, type View } from '../world/View';
import { refused, type ActResult } from './ActResult';
import { interaction, type Desk } from './Desk';
import { missingInputs, stateOf } from './elementState';
import type { ActOf } from './PersonAct';

type Errors = Readonly<Record<string, string>>;

const asErrors = (value: unknown): Errors =>
  Object.fromEntries(
    Object.entries(asJson(value)).map(([id, text]) => [id, String(text)]),
  );

/** Does what the app answered: errors beside inputs, another view, or nothing more to see. */
function follow(desk: Desk, view: View, answer: Json): ActResult {
  const outcome = { type: 'acknowledged', payload: answer } as const;
  const next = isJson(answer.view) ? answer.view : undefined;
  switch (answer.response_action) {
    case 'errors': {
      const errors = asErrors(answer.errors);
      const inputs = asList(view.definition.blocks)
        .filter(({ type }) => type === 'input')
        .map(block => asText(block.block_id));
      const isShown = Object.entries(errors).every(
        ([id, text]) => inputs.includes(id) && text !== '',
      );
      return isShown && Object.keys(errors).length > 0
        ? { ok: true, outcome, errors }
        : refused('invalid_response_errors');
    }
    case 'update':
    case 'push': {
      if (!next || validateView(next).length > 0)
        return refused('invalid_response_view');
      if (answer.response_action === 'update')
        changeView(desk.platform, view, next);
      else openView(desk.platform, view.user, next, view);
      return { ok: true, outcome };
    }
    default:
      closeView(desk.platform, view, answer.response_action === 'clear');
      return { ok: true, outcome };
  }
}

/** Somebody submits a modal. */
export async function submitView(
  desk: Desk,
  act: ActOf<'submit'>,
): Promise<ActResult> {
  const { platform, triggers, deliveries } = desk;
  const view = platform.world.views.get(act.viewId);
  if (view?.user !== act.user) return refused('view_not_found');
  const blocks = asList(view.definition.blocks);
  const state = stateOf(blocks, act.values);
  const missing = missingInputs(blocks, state);
  if (missing.length > 0) {
    const errors = missing.map(id => [
      id,
      'Please complete this required field.',
    ]);
    return { ok: true, errors: Object.fromEntries(errors) };
  }
  const outcome = await deliveries.send({
    type: 'interactive',
    payload: {
      type: 'view_submission',
      ...interaction(desk, act.user),
      trigger_id: triggers.issue({ user: act.user, viewId: view.id }),
      view: viewObject(view, authorsOf(platform), state),
      response_urls: [],
    },
  });
  if (outcome.type !== 'acknowledged') return { ok: true, outcome };
  return follow(desk, view, outcome.payload);
}

/** Somebody closes a modal; the app hears of it where it asked to. */
export async function dismissView(
  desk: Desk,
  act: ActOf<'close'>,
): Promise<ActResult> {
  const { platform } = desk;
  const view = platform.world.views.get(act.viewId);
  if (view?.user !== act.user) return refused('view_not_found');
  closeView(platform, view, view.definition.clear_on_close === true);
  if (view.definition.notify_on_close !== true) return { ok: true };
  const outcome = await desk.deliveries.send({
    type: 'interactive',
    payload: {
      type: 'view_closed',
      ...interaction(desk, act.user),
      view: viewObject(view, authorsOf(platform)),
      is_cleared: false,
    },
  });
  return { ok: true, outcome };
}
