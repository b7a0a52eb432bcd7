// Who may know whom inside the backend. Arrows point inward, to `domain`.

/** Room (folder below src) → the rooms it may import. A room always knows itself. */
const ARROWS = {
  domain: [],
  config: ['domain'],
  stores: ['domain'],
  wakeups: ['domain', 'stores'],
  gate: ['domain', 'stores'],
  // Only counts and waits, so that whoever reaches out may use it.
  limits: [],
  observability: ['domain', 'limits'],
  ownership: ['domain', 'limits'],
  evidence: ['domain', 'stores', 'engine', 'observability', 'limits'],
  engine: ['domain', 'gate', 'stores', 'wakeups', 'observability', 'limits'],
  reconcile: ['domain', 'engine', 'stores'],
  actions: ['domain', 'engine', 'stores'],
  router: [
    'domain',
    'engine',
    'evidence',
    'gate',
    'stores',
    'config',
    'ownership',
    'observability',
    'doors',
    'limits',
  ],
  // What a chat lets people do, by the same rules as the console.
  doors: ['domain', 'engine', 'stores', 'ownership', 'observability', 'limits'],
  contract: ['domain', 'engine', 'stores', 'wakeups'],
  http: [],
  // What others are told.
  outgoing: ['domain', 'stores', 'observability', 'http', 'limits'],
  // What modules of adopters bring.
  modules: ['observability'],
  // What holds the door while the rest is not there yet.
  startup: ['observability', 'router'],
};

/** Folders that implement a port: only assemble.ts knows them, and they not each other. */
const IMPLEMENTATIONS = [
  'stores/knex',
  'stores/dynamodb',
  'wakeups/database',
  'wakeups/aws',
];

/** Modules that load in the named rooms and nowhere else. */
const SDKS = [
  { module: '@slack/', rooms: ['adapters/slack'] },
  { module: '@linear/', rooms: ['adapters/linear'] },
  { module: '@octokit/', rooms: ['adapters/github'] },
  { module: '@workos-inc/', rooms: ['adapters/workos'] },
  { module: '@pagerduty/', rooms: ['adapters/pagerduty'] },
  { module: '@aws-sdk/client-bedrock', rooms: ['adapters/bedrock'] },
  { module: '@aws-sdk/client-dynamodb', rooms: ['stores/dynamodb'] },
  { module: '@aws-sdk/lib-dynamodb', rooms: ['stores/dynamodb'] },
  { module: '@aws-sdk/client-sqs', rooms: ['wakeups/aws'] },
  { module: '@aws-sdk/client-scheduler', rooms: ['wakeups/aws'] },
  { module: '@aws-sdk/client-secrets-manager', rooms: ['config'] },
  {
    module: 'knex',
    rooms: ['stores/knex', 'wakeups/database', 'adapters/builtin'],
  },
];

/** The one file that may call fetch. */
const HTTP_CLIENT = 'src/http/httpClient.ts';

module.exports = { ARROWS, HTTP_CLIENT, IMPLEMENTATIONS, SDKS };
