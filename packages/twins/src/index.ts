/**
 * Local stand-ins that speak the vendors' real protocols.
 *
 * @packageDocumentation
 */
export {
  createGrafanaOncallTwin,
  type GrafanaOncallTwin,
  type GrafanaOncallTwinOptions,
  type OncallAct,
} from './grafanaOncall/createGrafanaOncallTwin';
export type {
  AlertGroup,
  NewAlert,
  OncallChange,
  OncallState,
  OncallTrigger,
  OncallUser,
} from './grafanaOncall/AlertGroup';
export type {
  Delivered,
  DeliveryTiming,
  RecordedCall,
} from './grafanaOncall/deliver';
export type { OncallFaults } from './grafanaOncall/Faults';
export type { Posted } from './http/postOnce';
export { openGroup } from './grafanaOncall/AlertGroup';
export {
  renderBody,
  type LabelShape,
  type OncallEvent,
  type RenderOptions,
} from './grafanaOncall/renderBody';
