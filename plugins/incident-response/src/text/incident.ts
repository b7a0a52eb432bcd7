export const incidentText = {
  back: 'All incidents',
  loading: 'Loading the incident',
  loadFailed: 'The incident could not be loaded',
  notFoundTitle: 'No such incident',
  notFoundText:
    'There is no incident {{id}}, or you are not allowed to read it.',
  stale: 'This page may be out of date',
  chatTrouble: 'The chat does not work as it should',
  drillBanner: 'This is a drill',
  drillText:
    'It runs through the real doors, calls nobody unasked, and is not counted as real.',
  restrictedBanner: 'Restricted',
  restrictedText:
    'Speak of it only with the people who are here. Nothing can be written for customers until an approver lifts the restriction.',
  restrictedWhy:
    '{{reason}} Nothing can be written for customers until an approver lifts the restriction.',
  heldBanner: 'On legal hold',
  heldText: '{{reason}} Placed by {{who}} on {{date}}.',
  keptUntil: 'Kept until',
  removed: '(removed under retention on {{date}})',
  goneTitle: 'This incident was removed',
  stormBanner: 'Alert storm',
  stormText:
    'More than {{limit}} incidents were opened within a short time; what fires now is gathered here.',
  allClear: 'All alerts are clear',
  allClearText:
    'If customers are well again, mitigate. If it is over, resolve.',
  blocked:
    'This version does not understand {{type}} and therefore decides nothing. Update the backend.',
  commander: 'Incident commander',
  noCommander: 'Nobody yet',
  entity: 'Entity',
  entityUnknown: 'Unknown',
  entityPending: 'Asking the catalog …',
  declared: 'Declared',
  source: 'Source',
  severityReason: 'Why this severity',
  resolvedAfter: 'Resolved after',
  dismissedAfter: 'Dismissed after',
  mergedAfter: 'Merged after',
  mergedBanner: 'Merged into {{into}}',
  dismissedBanner: 'Dismissed as a false alarm',
  assemblyFailed: 'The war room could not be opened',
  assemblyFailedText:
    '{{reason}} Try again under “Not working”, or go on without it.',
  linked: 'Linked',
  follows: 'Follows',
  followsLink: 'an earlier incident',
  pageStillOpenTag: 'Page still open',
  pageStillOpen: 'Resolved, and the status page still says otherwise',
  pageStillOpenText:
    'The closing update is proposed. It waits for an approval like any other.',
  postmortemDue: 'The postmortem is due {{due}}',
  postmortemOverdue: 'The postmortem has been overdue since {{due}}',
  postmortemUnknown:
    'Whether it is finished is unknown until somebody says so on the postmortem tab.',
  openRoom: 'Open {{name}}',
  retry: 'Try again',
  panelBroken: '{{title}} cannot be shown',
  unknown: 'unknown',
  verified: 'Ledger intact up to #{{commits}}',
  verifying: 'Checking the ledger …',
  verifyFailed: 'Ledger not checked',
  broken: 'Ledger broken at #{{seq}}',
  tabTimeline: 'Timeline',
  tabRoom: 'War room',
  tabPostmortem: 'Postmortem',
  tabsLabel: 'Incident record',
} as const;

export const actionText = {
  label: 'Actions',
  takeCommand: 'Take command',
  handOver: 'Hand over',
  invite: 'Invite',
  draftStatus: 'Draft status update',
  mitigate: 'Mitigate',
  resolve: 'Resolve',
  handOverTitle: 'Hand over command',
  handOverTo: 'New incident commander',
  handOverHelp: 'One name, such as ada.moreau, or one full entity ref',
  inviteTitle: 'Invite people',
  inviteWho: 'People',
  inviteHelp:
    'Names, such as ada.moreau, or full entity refs, separated by commas or spaces',
  mitigateTitle: 'Mark as mitigated',
  mitigateText: 'Customers are no longer affected; the cause may still exist.',
  resolveTitle: 'Resolve the incident',
  resolveText:
    'Reminders and nudges stop, the war room is closed and the postmortem is written.',
  summary: 'What was done?',
  cancel: 'Cancel',
  refused: 'Refused',
  unclear: 'No clear answer came',
  unclearText:
    '{{reason}} It may have been done all the same: look before you try again.',
  hideError: 'Dismiss',
  moreLabel: 'More actions',
  reason: 'Why?',
  changeSeverity: 'Change severity',
  changeSeverityTitle: 'Change the severity',
  assignRole: 'Assign role',
  assignRoleTitle: 'Assign a role',
  unassignRole: 'Take the role back',
  role: 'Role',
  roleTo: 'Who has it',
  roleHelp:
    'One name, such as ada.moreau, or one full entity ref; whoever is not here yet is called',
  roleHas: '{{name}} has it. Without a name, nobody has it any longer.',
  link: 'Link incident',
  linkTitle: 'Link another incident',
  linkOther: 'Other incident',
  linkHelp: 'Its id, or the address of its page',
  linkRelation: 'The other incident is',
  merge: 'Merge',
  mergeTitle: 'Merge into another incident',
  mergeText:
    'This incident ends, and alerts of it that come later belong to the other one.',
  mergeInto: 'Incident in which it goes on',
  dismiss: 'Dismiss as false alarm',
  dismissTitle: 'Dismiss as a false alarm',
  dismissText:
    'Reminders and nudges stop and the war room is closed. There is no postmortem, and waiting drafts cannot be approved any more.',
  restrict: 'Restrict',
  restrictTitle: 'Restrict the incident',
  restrictText:
    'Only participants and the people of your configuration will learn of it. It is not announced, and nothing can be written for customers.',
  liftRestriction: 'Lift restriction',
  liftRestrictionTitle: 'Lift the restriction',
  liftRestrictionText:
    'Everybody who may read incidents will see it, with everything that was written here.',
  placeLegalHold: 'Place legal hold',
  placeLegalHoldTitle: 'Place a legal hold',
  placeLegalHoldText:
    'The ledger of this incident is kept, whatever the retention period, until somebody lifts the hold.',
  liftLegalHold: 'Lift legal hold',
  liftLegalHoldTitle: 'Lift the legal hold',
  liftLegalHoldText:
    'From then on the retention period counts again. Where it is over, the ledger is exported and removed with the next run.',
  reopen: 'Reopen',
  reopenTitle: 'Reopen the incident',
  reopenText:
    'Nudges start again. Where the war room is archived, a new one is opened and everybody is called into it.',
} as const;

export const roleText = {
  comms: 'Comms',
  scribe: 'Scribe',
} as const;

export const linkText = {
  related: 'Related',
  cause: 'The cause of this one',
  consequence: 'A consequence of this one',
  duplicate: 'The same as this one',
} as const;

export const timelineText = {
  title: 'Timeline',
  showAll: 'Show technical steps',
  live: 'Live',
  loading: 'Loading',
  retrying: 'Connection lost, trying again',
  gone: 'No such incident',
  empty: 'Nothing has happened yet.',
  failed: 'The timeline could not be loaded',
  commit: 'commit {{seq}}',
  older: 'Show older events',
  unreadable: '{{type}}, in a form this version cannot read',
  noteLabel: 'Add a note',
  notePlaceholder: 'What did you see or do?',
  noteSend: 'Add note',
  noteUpdate: 'Add as update',
  announceOne: 'New: {{sentence}}',
  announceMany: '{{total}} new events, last: {{sentence}}',
  fromDoor: 'via {{door}}',
  message: 'Message',
} as const;
