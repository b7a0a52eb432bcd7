import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './home/homeModule';
import { navModule } from './nav/navModule';
import { signInModule } from './signIn/signInModule';

/** Plugins are found in package.json (`app.packages: all`); only the app's own parts are named. */
export const app = createApp({
  features: [signInModule, navModule, homeModule],
});
