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
export type { LabelShape } from './grafanaOncall/renderBody';
export type { Posted } from './http/postOnce';
