export {
  createGrafanaOncallSource,
  type GrafanaOncallOptions,
} from './createGrafanaOncallSource';
export { createGrafanaOncallPager } from './createGrafanaOncallPager';
