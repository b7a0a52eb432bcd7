import { nameBlocks } from '../blocks/validateBlocks';
import { asList, type Json } from '../Json';
import type { Platform } from '../Platform';
import type { View } from '../world/View';

const named = (platform: Platform, definition: Json): Json => ({
  ...definition,
  blocks: nameBlocks(asList(definition.blocks), () =>
    platform.world.nextId('').slice(-5),
  ),
});

const nextHash = (platform: Platform) =>
  `${platform.world.seconds()}.${platform.world.nextId('')}`;

/** Shows a view to somebody: alone, or on top of another. */
export function openView(
  platform: Platform,
  user: string,
  definition: Json,
  below?: View,
): View {
  const id = platform.world.nextId('V');
  const view: View = {
    id,
    user,
    hash: nextHash(platform),
    definition: named(platform, definition),
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
  };
  platform.world.putView(view);
  return view;
}

/** Replaces what a view shows. */
export function changeView(
  platform: Platform,
  view: View,
  definition: Json,
): View {
  const changed = {
    ...view,
    hash: nextHash(platform),
    definition: named(platform, definition),
  };
  platform.world.putView(changed);
  return changed;
}

/** Takes a view away; `clear` takes the whole stack. */
export function closeView(platform: Platform, view: View, clear: boolean) {
  const stack = [...platform.world.views.values()].filter(
    one => one.rootId === view.rootId,
  );
  for (const one of clear ? stack : [view]) platform.world.removeView(one.id);
}

/** The modal somebody sees: the newest of their stack. */
export function topView(platform: Platform, user: string): View | undefined {
  const modals = [...platform.world.views.values()].filter(
    view => view.user === user && view.definition.type === 'modal',
  );
  return modals.find(
    view => !modals.some(({ previousId }) => previousId === view.id),
  );
}
