export {
  createBuiltinChat,
  type BuiltinChat,
  type BuiltinChatOptions,
  type RoomNotification,
} from './chat/createBuiltinChat';
export {
  createBuiltinStatusPage,
  type BuiltinStatusPage,
  type BuiltinStatusPageOptions,
} from './statusPage/createBuiltinStatusPage';
export type { PublicStatusSummary } from './statusPage/PublicStatusSummary';
export {
  createBuiltinTracker,
  type BuiltinTracker,
  type BuiltinTrackerOptions,
  type StoredPostmortem,
} from './tracker/createBuiltinTracker';
export { createTemplateWriter } from './writer/createTemplateWriter';
