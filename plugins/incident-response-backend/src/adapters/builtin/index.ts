export {
  createBuiltinChat,
  type RoomNotification,
} from './chat/createBuiltinChat';
export { createBuiltinStatusPage } from './statusPage/createBuiltinStatusPage';
export { createBuiltinTracker } from './tracker/createBuiltinTracker';
export { createTemplateWriter } from './writer/createTemplateWriter';
