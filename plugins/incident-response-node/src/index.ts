/**
 * Ports and permission rules of the incident response backend.
 *
 * @packageDocumentation
 */
export * from './ports/AlertSource';
export * from './ports/Chat';
export * from './ports/Facts';
export * from './ports/OutboundCall';
export * from './ports/People';
export * from './ports/StatusPage';
export * from './ports/Tracker';
export * from './ports/Writer';
export * from './permissions';
