const { arrowOverrides } = require('../../scripts/lint/arrows');
const { fetchAllowed, strict } = require('../../scripts/lint/strict');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  strict({
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    overrides: [
      ...arrowOverrides(__dirname),
      // Host programs of the proofs build the whole on purpose, call the backend as strangers do,
      // and are no part of the package.
      {
        files: ['src/proof/**/*.ts'],
        rules: {
          ...fetchAllowed,
          '@backstage/no-undeclared-imports': 'off',
          'import/no-restricted-paths': 'off',
          'no-restricted-syntax': 'off',
        },
      },
      // A contract suite is exported, so that every implementation runs it.
      {
        files: ['src/contract/**/*.ts'],
        rules: { 'jest/no-export': 'off' },
      },
    ],
  }),
);
