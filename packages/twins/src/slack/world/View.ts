import type { Json } from '../Json';

/** A modal on somebody's screen, or their home tab. */
export interface View {
  readonly id: string;
  readonly hash: string;
  readonly user: string;
  /** What the app sent: type, title, blocks, callback_id, private_metadata … */
  readonly definition: Json;
  readonly rootId: string;
  readonly previousId: string | null;
}

/** The view as `views.open` and interactions tell it. */
export function viewObject(
  view: View,
  app: {
    readonly appId: string;
    readonly botId: string;
    readonly teamId: string;
  },
  state: Json = { values: {} },
): Json {
  const { definition } = view;
  return {
    id: view.id,
    team_id: app.teamId,
    type: definition.type,
    blocks: definition.blocks,
    private_metadata: definition.private_metadata ?? '',
    callback_id: definition.callback_id ?? '',
    state,
    hash: view.hash,
    title: definition.title,
    clear_on_close: definition.clear_on_close ?? false,
    notify_on_close: definition.notify_on_close ?? false,
    close: definition.close ?? null,
    submit: definition.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: app.appId,
    external_id: definition.external_id ?? '',
    app_installed_team_id: app.teamId,
    bot_id: app.botId,
  };
}
