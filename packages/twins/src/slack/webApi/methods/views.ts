import { changeView, closeView, openView, topView } from '../../acts/openView';
import { validateView } from '../../blocks/validateBlocks';
import { isJson, type Json } from '../../Json';
import { authorsOf } from '../../Platform';
import { viewObject, type View } from '../../world/View';
import { userOf } from '../lookUp';
import { method, type Call, type Methods } from '../Method';
import { SlackError, invalid } from '../SlackError';

const LARGEST = 250_000;

function definitionOf(call: Call): Json {
  const view = call.args.json('view', 'invalid_arguments');
  if (!isJson(view))
    throw invalid('invalid_arguments', ['missing required field: view']);
  if (JSON.stringify(view).length > LARGEST)
    throw new SlackError('view_too_large');
  const problems = validateView(view);
  if (problems.length > 0) throw invalid('invalid_arguments', problems);
  const { external_id: external } = view;
  const taken = [...call.platform.world.views.values()].some(
    one =>
      external &&
      one.definition.external_id === external &&
      one.id !== call.args.text('view_id') &&
      external !== call.args.text('external_id'),
  );
  if (taken) throw new SlackError('duplicate_external_id');
  return view;
}

function triggerOf(call: Call) {
  const redeemed = call.triggers.redeem(call.args.required('trigger_id'));
  if (!redeemed.ok) throw new SlackError(redeemed.error);
  return redeemed.trigger;
}

const told = (call: Call, view: View) => ({
  view: viewObject(view, authorsOf(call.platform)),
});

function existing(call: Call): View {
  const { args, platform } = call;
  const external = args.text('external_id');
  const view = external
    ? [...platform.world.views.values()].find(
        one => one.definition.external_id === external,
      )
    : platform.world.views.get(args.required('view_id'));
  if (!view) throw new SlackError('not_found');
  return view;
}

function publish(call: Call) {
  const user = userOf(call, call.args.required('user_id'));
  const definition = definitionOf(call);
  if (definition.type !== 'home') throw new SlackError('invalid_arguments');
  const home = [...call.platform.world.views.values()].find(
    view => view.user === user.id && view.definition.type === 'home',
  );
  const view = home
    ? changeView(call.platform, home, definition)
    : openView(call.platform, user.id, definition);
  return told(call, view);
}

function open(call: Call) {
  const definition = definitionOf(call);
  const { user } = triggerOf(call);
  const before = topView(call.platform, user);
  if (before) closeView(call.platform, before, true);
  return told(call, openView(call.platform, user, definition));
}

function push(call: Call) {
  const definition = definitionOf(call);
  const { user, viewId } = triggerOf(call);
  const below = viewId ? call.platform.world.views.get(viewId) : undefined;
  if (!below) throw new SlackError('invalid_trigger_id');
  const stack = [...call.platform.world.views.values()].filter(
    ({ rootId }) => rootId === below.rootId,
  );
  if (stack.length >= 3) throw new SlackError('push_limit_reached');
  return told(call, openView(call.platform, user, definition, below));
}

/** Modals and home tabs. */
export const viewMethods: Methods = {
  'views.open': method(100, [], open),
  'views.push': method(100, [], push),
  'views.update': method(100, [], call => {
    const view = existing(call);
    const definition = definitionOf(call);
    const hash = call.args.text('hash');
    if (hash && hash !== view.hash) throw new SlackError('hash_conflict');
    return told(call, changeView(call.platform, view, definition));
  }),
  'views.publish': method(100, [], publish),
};
