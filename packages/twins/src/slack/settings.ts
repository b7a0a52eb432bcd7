import type { SlackSettings } from './control/SlackControl';
import { defaultApp, type SlackApp } from './SlackApp';
import type { SlackTwinOptions } from './SlackTwin';
import type { SlackLimits } from './webApi/createLimits';

/** What can be changed while the twin runs. */
export function createSettings(options: SlackTwinOptions) {
  let app: SlackApp = { ...defaultApp, ...options.app };
  let requestUrl = options.requestUrl;
  let limits: SlackLimits = options.limits ?? 'slack';
  return {
    app: () => app,
    requestUrl: () => requestUrl,
    limits: () => limits,
    change(settings: SlackSettings) {
      app = {
        ...app,
        scopes: settings.scopes ?? app.scopes,
        events: settings.events ?? app.events,
        commands: settings.commands ?? app.commands,
        botToken: settings.botToken ?? app.botToken,
      };
      if (settings.requestUrl !== undefined)
        requestUrl = settings.requestUrl ?? undefined;
      limits = settings.limits ?? limits;
    },
  };
}
