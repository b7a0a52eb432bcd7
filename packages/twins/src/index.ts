/**
 * Local stand-ins that speak the vendors' real protocols.
 *
 * @packageDocumentation
 */
export { createGrafanaOncallTwin } from './grafanaOncall/createGrafanaOncallTwin';
export type {
  GrafanaOncallTwin,
  GrafanaOncallTwinOptions,
  OncallAct,
} from './grafanaOncall/GrafanaOncallTwin';
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
