/**
 * Ports, extension points and permission rules of the incident response backend.
 *
 * @packageDocumentation
 */
export * from './callFailures';
export * from './ports/AlertSource';
export {
  isApprovedPublication,
  takeApprovalMark,
  type ApprovedPublication,
  type MarkApproved,
  type PublicationToApprove,
} from './ports/ApprovedPublication';
export * from './ports/Chat';
export * from './ports/ChatDoor';
export * from './ports/Facts';
export * from './ports/OutboundCall';
export * from './ports/Pager';
export * from './ports/People';
export * from './ports/roomErrors';
export * from './ports/StatusPage';
export * from './ports/Tracker';
export * from './ports/Writer';
export * from './extensionPoints';
export * from './permissions';
