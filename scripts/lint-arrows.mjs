// Proves that the lint rules bite: plants one violation of each rule, in memory,
// and fails if ESLint would have let it pass. Clean samples must pass.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { ESLint } = require('eslint');
const { ARROWS, HTTP_CLIENT, IMPLEMENTATIONS, SDKS } = require('./lint/rooms');

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const backend = join(root, 'plugins/incident-response-backend');
const src = join(backend, 'src');

const PATHS = 'import/no-restricted-paths';
const SYNTAX = 'no-restricted-syntax';

/** A real file of a room: the rule resolves imports, so a plant needs a target. */
function fileOf(room) {
  const dir = join(src, room);
  if (!existsSync(dir)) return undefined;
  const entries = readdirSync(dir, { withFileTypes: true });
  const file = entries.find(
    entry => entry.isFile() && /(?<!\.test|\.d)\.ts$/.test(entry.name),
  );
  if (file) return join(dir, file.name);
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => fileOf(join(room, entry.name)))
    .find(Boolean);
}

function importOf(from, target, form = 'static') {
  const path = relative(dirname(from), target).replace(/\.ts$/, '');
  const spec = path.startsWith('.') ? path : `./${path}`;
  return {
    static: `import { thing } from '${spec}';\n\nexport const planted = thing;\n`,
    reexport: `export * from '${spec}';\n`,
    dynamic: `export const planted = () => import('${spec}');\n`,
    type: `export type Planted = import('${spec}').Thing;\n`,
  }[form];
}

const planted = room => join(src, room, 'planted.ts');

function arrowPlants() {
  // A room not built yet cannot be planted in: its relative imports lead nowhere.
  const rooms = [
    ...Object.keys(ARROWS),
    ...IMPLEMENTATIONS,
    ...vendors(),
  ].filter(room => existsSync(join(src, room)));
  const forbidden = (from, to) => {
    if (from === to || from.startsWith(`${to}/`)) return false;
    if (IMPLEMENTATIONS.includes(to) || to.startsWith('adapters/')) {
      return !to.startsWith(`${from}/`) || Object.hasOwn(ARROWS, from);
    }
    return !(ARROWS[from.split('/')[0]] ?? []).includes(to);
  };
  return rooms.flatMap(from =>
    rooms
      .filter(to => forbidden(from, to) && fileOf(to))
      .map(to => ({
        name: `src/${from} imports src/${to}`,
        file: planted(from),
        code: importOf(planted(from), fileOf(to)),
        rule: PATHS,
      })),
  );
}

function vendors() {
  const dir = join(src, 'adapters');
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => `adapters/${entry.name}`);
}

/** Each way of writing an import counts as one. */
function formPlants() {
  const target = ['engine', 'stores', 'gate'].map(fileOf).find(Boolean);
  if (!target) return [];
  const file = planted('domain');
  return [
    { form: 'reexport', rule: PATHS },
    { form: 'dynamic', rule: PATHS },
    { form: 'type', rule: SYNTAX },
  ].map(({ form, rule }) => ({
    name: `src/domain reaches out by ${form} import`,
    file,
    code: importOf(file, target, form),
    rule,
  }));
}

function sdkPlants() {
  return SDKS.flatMap(({ module, rooms }) => {
    const name = module.endsWith('/') ? `${module}sdk` : module;
    const load = `export const planted = () => import('${name}');\n`;
    const take = `import { thing } from '${name}';\n\nexport const planted = thing;\n`;
    return [
      { room: 'engine', code: take },
      { room: 'router', code: load },
      {
        room: rooms.includes('adapters/github')
          ? 'adapters/slack'
          : 'adapters/github',
        code: take,
      },
    ].map(({ room, code }) => ({
      name: `${name} loaded in src/${room}`,
      file: planted(room),
      code,
      rule: SYNTAX,
    }));
  });
}

const snippets = [
  [
    'domain',
    "import { ConfigReader } from '@backstage/config';\n\nexport const planted = ConfigReader;\n",
    SYNTAX,
    'the domain imports Backstage',
  ],
  [
    'domain',
    'export const planted = () => Date.now();\n',
    SYNTAX,
    'the domain reads a clock',
  ],
  [
    'domain',
    'export const planted = () => new Date();\n',
    SYNTAX,
    'the domain reads the date',
  ],
  [
    'domain/commands',
    'export const planted = () => Math.random();\n',
    SYNTAX,
    'the domain takes chances',
  ],
  [
    'adapters/slack',
    "import { planted } from '@incident-response/backstage-plugin-incident-response-backend';\n\nexport { planted };\n",
    SYNTAX,
    'an adapter imports the backend package',
  ],
  [
    'adapters/builtin',
    "import { thing } from '@backstage/plugin-catalog-node';\n\nexport const planted = thing;\n",
    SYNTAX,
    'an adapter imports another plugin',
  ],
  [
    'engine/effects',
    'export const planted = (statusPage: any, x: string) => statusPage.publish(x);\n',
    SYNTAX,
    'an effect publishes',
  ],
  [
    'router',
    'export const planted = (deps: any) => deps.statusPage.publish(1);\n',
    SYNTAX,
    'a route publishes',
  ],
  [
    'engine',
    'export const planted = ({ publish }: { publish(): void }) => publish();\n',
    SYNTAX,
    'publish taken out of a status page',
  ],
  [
    'adapters/builtin',
    'export const planted = (x: unknown): x is ApprovedPublication => x === 1;\n',
    SYNTAX,
    'an approval made outside the gate',
  ],
  [
    'engine',
    'export const planted = (x: unknown) => x as ApprovedPublication;\n',
    SYNTAX,
    'an approval asserted',
  ],
  [
    'engine',
    "export const planted = () => fetch('http://example.com');\n",
    'no-restricted-globals',
    'bare fetch',
  ],
  [
    'adapters/slack',
    'export const planted = fetch;\n',
    'no-restricted-globals',
    'fetch handed on',
  ],
  [
    'engine',
    "export const planted = () => globalThis.fetch('http://example.com');\n",
    'no-restricted-properties',
    'globalThis.fetch',
  ],
  [
    'adapters/slack',
    "import { request } from 'node:https';\n\nexport const planted = request;\n",
    SYNTAX,
    'node:https',
  ],
  [
    'adapters/slack',
    "import axios from 'axios';\n\nexport const planted = axios;\n",
    SYNTAX,
    'another HTTP client',
  ],
  [
    'engine',
    'export const planted = (x: any) => x;\n',
    '@typescript-eslint/no-explicit-any',
    'any',
  ],
  [
    'engine',
    '// @ts-ignore\nexport const planted = 1;\n',
    '@typescript-eslint/ban-ts-comment',
    '@ts-ignore',
  ],
  [
    'engine',
    '/* eslint-disable */\nexport const planted = (x: any) => x;\n',
    '@typescript-eslint/no-explicit-any',
    'eslint-disable',
  ],
].map(([room, code, rule, name]) => ({
  name,
  file: planted(room),
  code,
  rule,
}));

/** Plants in the other packages: the shared rules, and what each role may import. */
const elsewhere = [
  [
    'plugins/incident-response/src',
    "export const planted = () => fetch('/x');\n",
    'no-restricted-globals',
    'bare fetch in the frontend',
  ],
  [
    'plugins/incident-response/src',
    "import { thing } from '@incident-response/backstage-plugin-incident-response-backend';\n\nexport const planted = thing;\n",
    SYNTAX,
    'the frontend imports the backend',
  ],
  [
    'plugins/incident-response-common/src',
    "import { thing } from '@backstage/backend-plugin-api';\n\nexport const planted = thing;\n",
    SYNTAX,
    '-common imports a backend library',
  ],
  [
    'plugins/incident-response-node/src',
    "import { thing } from '@incident-response/backstage-plugin-incident-response-backend';\n\nexport const planted = thing;\n",
    SYNTAX,
    '-node imports the backend',
  ],
].map(([dir, code, rule, name]) => ({
  name,
  file: join(root, dir, 'planted.ts'),
  code,
  rule,
}));

const clean = [
  {
    file: planted('domain'),
    code: 'export const later = (now: number, ms: number) => now + ms;\n',
  },
  {
    file: planted('domain'),
    code: "import { createHash } from 'node:crypto';\n\nexport const digest = (text: string) =>\n  createHash('sha256').update(text).digest('hex');\n",
  },
  {
    file: planted('engine'),
    code: "export const tell = (signals: { publish(x: string): void }) => signals.publish('x');\n",
  },
  {
    file: planted('gate'),
    code: "export const send = (statusPage: { publish(x: string): void }) => statusPage.publish('x');\n",
  },
  {
    file: planted('adapters/slack'),
    code: "import { App } from '@slack/bolt';\n\nexport const app = App;\n",
  },
  {
    file: planted('stores/knex'),
    code: "import { Knex } from 'knex';\n\nexport type Db = Knex;\n",
  },
  {
    file: join(backend, HTTP_CLIENT),
    code: 'export const get = (url: string) => fetch(url);\n',
  },
  {
    file: join(src, 'planted.test.ts'),
    code: 'export const get = (url: string) => fetch(url);\n',
  },
];

async function lint(plant) {
  const eslint = eslintFor(plant.file);
  const [result] = await eslint.lintText(plant.code, { filePath: plant.file });
  return result?.messages ?? [];
}

const instances = new Map();
function eslintFor(file) {
  const [area, name] = relative(root, file).split('/');
  const cwd = join(root, area, name);
  if (!instances.has(cwd)) {
    instances.set(cwd, new ESLint({ cwd, extensions: ['ts', 'tsx'] }));
  }
  return instances.get(cwd);
}

function unlistedRooms() {
  const known = new Set([...Object.keys(ARROWS), 'adapters', 'proof']);
  return readdirSync(src, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !known.has(entry.name))
    .map(
      entry =>
        `src/${entry.name} is a room without arrows: add it to scripts/lint/rooms.js`,
    );
}

const plants = [
  ...arrowPlants(),
  ...formPlants(),
  ...sdkPlants(),
  ...snippets,
  ...elsewhere,
];
const failures = unlistedRooms();
for (const plant of plants) {
  const messages = await lint(plant);
  if (!messages.some(m => m.ruleId === plant.rule && m.severity === 2)) {
    failures.push(
      `passed, but should not: ${plant.name} (${relative(root, plant.file)}, ${
        plant.rule
      })`,
    );
  }
}
for (const sample of clean) {
  const errors = (await lint(sample)).filter(m => m.severity === 2);
  for (const { message } of errors) {
    failures.push(
      `refused, but is clean: ${relative(root, sample.file)}: ${message}`,
    );
  }
}
for (const failure of failures) console.error(failure);
const checked = plants.length + clean.length + 1;
console.log(
  `Tests: ${failures.length} failed, ${
    checked - failures.length
  } passed, ${checked} total`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
