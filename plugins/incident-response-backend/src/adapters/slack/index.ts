export { createSlackChat, type SlackChat } from './createSlackChat';
export { createSlackParts, type SlackParts } from './createSlackParts';
export { countCalls } from './client/countCalls';
export { createSlackListener } from './inbound/createSlackListener';
export type { SlackListener } from './inbound/listener/SlackListener';
