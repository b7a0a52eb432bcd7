import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { Navigate } from 'react-router-dom';

/** Where an incident commander wants to be when the browser opens. */
const START_PAGE = '/incidents';

const homePage = PageBlueprint.make({
  params: {
    path: '/',
    noHeader: true,
    loader: async () => <Navigate to={START_PAGE} replace />,
  },
});

export const homeModule = createFrontendPlugin({
  pluginId: 'home',
  extensions: [homePage],
});
