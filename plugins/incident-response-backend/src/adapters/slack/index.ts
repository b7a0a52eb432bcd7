export { createSlackChat, type SlackChat } from './createSlackChat';
export { createSlackParts, type SlackParts } from './createSlackParts';
