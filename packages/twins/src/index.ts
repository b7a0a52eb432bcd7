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
export { startGrafanaOncallApi } from './grafanaOncall/api/startGrafanaOncallApi';
export type {
  GrafanaOncallApi,
  GrafanaOncallApiOptions,
  OncallApiCall,
  OncallPage,
} from './grafanaOncall/api/GrafanaOncallApi';
export type { OncallApiFault } from './grafanaOncall/api/createApiFaults';
export type {
  OncallOrganisation,
  OncallSchedule,
  OncallStep,
} from './grafanaOncall/api/OncallOrganisation';
export type { Posted } from './http/postOnce';
export { openGroup } from './grafanaOncall/AlertGroup';
export {
  renderBody,
  type LabelShape,
  type OncallEvent,
  type RenderOptions,
} from './grafanaOncall/renderBody';
export { startSlackTwin } from './slack/startSlackTwin';
export { connectSlackTwin } from './slack/control/connectSlackTwin';
export { createTwinClock, type TwinClock } from './slack/createTwinClock';
export { pingsOf, type Pings } from './slack/blocks/pings';
export { demoPeople } from './slack/world/people';
export type { SlackTwin, SlackTwinOptions } from './slack/SlackTwin';
export type { SlackApp, SlashCommand } from './slack/SlackApp';
export type { SlackTiming } from './slack/Timing';
export type { SlackUser } from './slack/world/User';
export type { Usergroup } from './slack/world/createWorld';
export type { SlackFault } from './slack/faults/Faults';
export type { SlackLimits } from './slack/webApi/createLimits';
export type { SlackCall } from './slack/webApi/RecordedCall';
export type { PersonAct } from './slack/interactions/PersonAct';
export type { ActResult } from './slack/interactions/ActResult';
export type { SocketDrop } from './slack/delivery/createSockets';
export type {
  DeliveryOutcome,
  RecordedDelivery,
} from './slack/delivery/Delivery';
export type {
  SeenChannel,
  SeenMessage,
  SeenView,
  SlackControl,
  SlackSettings,
} from './slack/control/SlackControl';
