// Rules every package shares, whatever its role.

const TESTS = [
  '**/*.test.ts',
  '**/*.test.tsx',
  '**/__testUtils__/**',
  '**/testUtils/**',
];

/** An import, re-export, dynamic import, require or import type whose module matches. */
function importing(pattern, message) {
  const re = `/${pattern}/`;
  const selector = [
    `ImportDeclaration[source.value=${re}]`,
    `ExportNamedDeclaration[source.value=${re}]`,
    `ExportAllDeclaration[source.value=${re}]`,
    `ImportExpression[source.value=${re}]`,
    `CallExpression[callee.name="require"][arguments.0.value=${re}]`,
    `TSImportType[argument.literal.value=${re}]`,
  ].join(', ');
  return { selector, message };
}

const HTTP_MESSAGE =
  'Outbound HTTP needs a deadline over headers and body: use the shared HTTP client.';

const httpModules = [
  importing(
    '^(?:undici|axios|got|node-fetch|cross-fetch|superagent)$',
    HTTP_MESSAGE,
  ),
  {
    selector:
      'ImportDeclaration[importKind!="type"][source.value=/^(?:node:)?https?$/]',
    message: HTTP_MESSAGE,
  },
];

const noBareFetch = {
  'no-restricted-globals': ['error', { name: 'fetch', message: HTTP_MESSAGE }],
  'no-restricted-properties': [
    'error',
    { object: 'globalThis', property: 'fetch', message: HTTP_MESSAGE },
    { object: 'global', property: 'fetch', message: HTTP_MESSAGE },
    { object: 'window', property: 'fetch', message: HTTP_MESSAGE },
  ],
};

const fetchAllowed = {
  'no-restricted-globals': 'off',
  'no-restricted-properties': 'off',
};

const SCOPE = '@incident-response\\x2Fbackstage-plugin-incident-response';

/** What a package of the family may not import, by the end of its own name. */
const FAMILY = {
  frontend: [
    importing(
      `^${SCOPE}-(?:backend|node)(?:$|\\x2F)|^@backstage\\x2Fbackend-`,
      'The browser gets -common only.',
    ),
  ],
  common: [
    importing(
      `^${SCOPE}(?:$|-(?:backend|node))|^node:|^@backstage\\x2F(?:backend|frontend|core)-`,
      '-common runs anywhere: schemas, permissions and API types only.',
    ),
  ],
  node: [
    importing(
      `^${SCOPE}(?:$|-backend)`,
      '-node holds the ports: it imports -common, never an implementation.',
    ),
  ],
};

/** One entry that adds the shared strictness to what a package already asks for. */
function strict(extra = {}) {
  return {
    ...extra,
    // A rule that can be switched off in a comment is not a rule.
    noInlineConfig: true,
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'max-lines': ['error', { max: 300 }],
      ...noBareFetch,
      ...extra.rules,
    },
    overrides: [
      { files: TESTS, rules: { ...fetchAllowed, 'max-lines': 'off' } },
      ...(extra.overrides ?? []),
    ],
  };
}

module.exports = {
  FAMILY,
  TESTS,
  fetchAllowed,
  httpModules,
  importing,
  strict,
};
