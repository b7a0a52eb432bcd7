// Turns the table in rooms.js into ESLint overrides for the backend package.

const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { ARROWS, HTTP_CLIENT, IMPLEMENTATIONS, SDKS } = require('./rooms');
const { TESTS, fetchAllowed, httpModules, importing } = require('./strict');

const SOURCES = ['src/**/*.ts', 'src/**/*.tsx'];
// Wiring, the programs that prove it, and tests build the whole on purpose.
const WIRING = ['src/assemble*.ts', 'src/proof/**/*.ts', ...TESTS];
const SLASH = '\\x2F'; // a bare slash would end the selector's regular expression

function folders(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
}

function roomZone(room, may) {
  return {
    target: `./src/${room}`,
    from: './src',
    except: [room, ...may].map(name => `./${name}`),
    message: `src/${room} may import ${
      may.join(', ') || 'no other room'
    }. The table is scripts/lint/rooms.js.`,
  };
}

/** Everything below src except `own` and the wiring is kept out of `own`. */
function privateZone(own, rooms) {
  const [port] = own.split('/');
  const siblings = IMPLEMENTATIONS.filter(other => other !== own);
  return {
    target: [
      ...rooms.filter(room => room !== port).map(room => `./src/${room}`),
      `./src/${port}/*.ts`,
      './src/plugin.ts',
      './src/index.ts',
      ...siblings.map(other => `./src/${other}`),
    ],
    from: `./src/${own}`,
    message: `Only assemble.ts knows the implementation src/${own}.`,
  };
}

function vendorZones(vendor, rooms) {
  return [
    {
      target: `./src/adapters/${vendor}`,
      from: './src',
      except: [`./adapters/${vendor}`],
      message:
        'An adapter imports its SDK, -common and -node, so that it can move out unchanged.',
    },
    {
      target: [
        ...rooms.filter(room => room !== 'adapters'),
        'plugin.ts',
        'index.ts',
      ].map(name => `./src/${name}`),
      from: `./src/adapters/${vendor}`,
      message: `Only assemble.ts knows the adapter src/adapters/${vendor}.`,
    },
  ];
}

function zones(packageDir) {
  const rooms = [
    ...new Set([...Object.keys(ARROWS), ...folders(join(packageDir, 'src'))]),
  ];
  return [
    {
      target: ['./src/index.ts', './src/plugin.ts'],
      from: './src/proof',
      message: 'The product does not know its proofs.',
    },
    ...Object.entries(ARROWS).map(([room, may]) => roomZone(room, may)),
    ...IMPLEMENTATIONS.map(own => privateZone(own, rooms)),
    ...folders(join(packageDir, 'src/adapters')).flatMap(vendor =>
      vendorZones(vendor, rooms),
    ),
  ];
}

const publishing = [
  {
    selector:
      'CallExpression[callee.property.name="publish"]:not([callee.object.name=/^(?:signals|events|gate|effectKeys)$/]):not([callee.object.property.name=/^(?:signals|events|gate|effectKeys)$/])',
    message:
      'Only the gate publishes. Ask the gate; call signal and event services `signals` and `events`.',
  },
  {
    selector: 'ObjectPattern > Property[key.name="publish"]',
    message:
      'Only the gate publishes: do not take `publish` out of a status page.',
  },
  {
    selector:
      ':matches(TSAsExpression, TSTypeAssertion, TSTypePredicate) TSTypeReference[typeName.name="ApprovedPublication"]',
    message:
      'Only the gate makes an ApprovedPublication; elsewhere it is never asserted.',
  },
];

const pure = [
  {
    selector:
      'CallExpression[callee.object.name="Date"][callee.property.name="now"], NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="performance"]',
    message: 'The domain has no clock: take the time as a parameter.',
  },
  {
    selector:
      'CallExpression[callee.object.name="Math"][callee.property.name="random"], CallExpression[callee.property.name=/^random(?:UUID|Bytes|Int)$/], CallExpression[callee.name=/^random(?:UUID|Bytes|Int)$/]',
    message: 'The domain has no chance: take the value as a parameter.',
  },
  importing(
    `^(?!\\.|@incident-response${SLASH}backstage-plugin-incident-response-common$|node:crypto$|zod$)`,
    'The domain is pure: beside its own files it imports the -common package only.',
  ),
];

const liftable = [
  importing(
    `^@incident-response${SLASH}(?!backstage-plugin-incident-response-(?:common|node)$)|^@backstage${SLASH}plugin-`,
    'An adapter imports its SDK, -common and -node, so that it can move out unchanged.',
  ),
];

const everywhere = [
  {
    selector: 'TSImportType[argument.literal.value=/^\\./]',
    message:
      'Write an import statement: the arrows between rooms are checked there.',
  },
];

function sdkRules(room) {
  return SDKS.filter(sdk => !sdk.rooms.includes(room)).map(
    ({ module, rooms }) =>
      importing(
        `^${module.replaceAll('/', SLASH)}${
          module.endsWith('/') ? '' : `(?:$|[-${SLASH}])`
        }`,
        `${module} is loaded in src/${rooms.join(', src/')} only.`,
      ),
  );
}

function syntax(room, extra = [], http = httpModules) {
  return {
    'no-restricted-syntax': [
      'error',
      ...everywhere,
      ...http,
      ...(room === 'gate' ? [] : publishing),
      ...sdkRules(room),
      ...(room?.startsWith('adapters/') ? liftable : []),
      ...extra,
    ],
  };
}

/** Overrides for the backend package, most general first. */
function arrowOverrides(packageDir) {
  const special = [
    ...new Set([
      'gate',
      ...SDKS.flatMap(sdk => sdk.rooms),
      ...folders(join(packageDir, 'src/adapters')).map(
        name => `adapters/${name}`,
      ),
    ]),
  ];
  const zoned = {
    'import/no-restricted-paths': [
      'error',
      { basePath: packageDir, zones: zones(packageDir) },
    ],
  };
  return [
    {
      files: SOURCES,
      excludedFiles: WIRING,
      rules: { ...zoned, ...syntax(undefined) },
    },
    ...special.map(room => ({
      files: [`src/${room}/**/*.ts`],
      excludedFiles: TESTS,
      rules: syntax(room),
    })),
    {
      files: ['src/domain/**/*.ts'],
      excludedFiles: TESTS,
      rules: syntax('domain', pure),
    },
    {
      files: ['src/assemble*.ts'],
      rules: {
        'no-restricted-syntax': ['error', ...publishing, ...httpModules],
      },
    },
    // What is forbidden elsewhere is what it is for.
    {
      files: [HTTP_CLIENT],
      rules: { ...fetchAllowed, ...syntax('http', [], []) },
    },
    {
      // They drive a backend from outside.
      files: ['src/proof/**/*.ts'],
      rules: {
        ...fetchAllowed,
        'no-restricted-syntax': ['error', ...publishing],
      },
    },
  ];
}

module.exports = { arrowOverrides };
