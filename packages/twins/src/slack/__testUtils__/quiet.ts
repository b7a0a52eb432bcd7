import { LogLevel, type Logger } from '@slack/bolt';

/** A torn socket or a refused call is no news here. */
export const quiet: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
