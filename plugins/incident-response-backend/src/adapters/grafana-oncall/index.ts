export {
  createGrafanaOncallSource,
  type GrafanaOncallOptions,
} from './createGrafanaOncallSource';
