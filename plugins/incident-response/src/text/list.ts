export const listText = {
  heading: 'Incidents',
  filters: 'Filters',
  status: 'Status',
  severity: 'Severity',
  search: 'Search titles',
  showDrills: 'Show drills',
  any: 'Any',
  clear: 'Clear filters',
  columnIncident: 'Incident',
  columnSeverity: 'Severity',
  columnStatus: 'Status',
  columnEntity: 'Entity',
  columnIc: 'Incident commander',
  columnAge: 'Age',
  newer: 'First page',
  older: 'Next page',
  pages: 'Pages',
  drill: 'Drill',
  pageOpen: 'Page still open',
  postmortemOverdue: 'Postmortem overdue',
  restricted: 'Restricted',
  emptyTitle: 'No incidents',
  emptyText: 'Nothing is broken, or nobody has said so yet.',
  nothingMatches: 'No incident matches these filters',
  nothingMatchesText: 'Remove a filter to see more.',
  loading: 'Loading incidents',
  loadFailed: 'The list could not be loaded',
  stale: 'The list may be out of date',
  declare: 'Declare incident',
  startDrill: 'Start a drill',
  mayNotDeclare: 'You are not allowed to declare incidents.',
} as const;

export const declareText = {
  title: 'Declare an incident',
  intro: 'The war room opens at once and the owners are called.',
  name: 'What is broken?',
  severity: 'Severity',
  entity: 'Catalog entity',
  entityUnknown: 'Unknown',
  entityUnlisted: 'The catalog could not be asked: {{reason}}',
  entityLoading: 'Asking the catalog …',
  summary: 'What do you know so far?',
  restricted:
    'Restricted: only participants and the people of your configuration learn of it',
  submit: 'Declare',
} as const;

export const drillText = {
  title: 'Start a drill',
  intro:
    'An alert is played through the real doors. Nobody is called but the people you invite, and approved words appear on the built-in status page only.',
  submit: 'Start the drill',
} as const;

export const entityText = {
  cardTitle: 'Open incidents',
  none: 'No open incident',
  more: 'Only the {{shown}} newest are shown.',
  noneEver: 'This entity has had no incident yet.',
  all: 'All incidents of this entity',
  failed: 'Incidents could not be loaded',
} as const;

export const statusText = {
  declared: 'Declared',
  assembling: 'Assembling',
  'assembly-failed': 'Assembly failed',
  active: 'Active',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
  closed: 'Closed',
  dismissed: 'Dismissed',
  merged: 'Merged',
} as const;
