const { arrowOverrides } = require('../../scripts/lint/arrows');
const { strict } = require('../../scripts/lint/strict');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  strict({
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    overrides: [
      ...arrowOverrides(__dirname),
      // A contract suite is exported, so that every implementation runs it.
      {
        files: ['src/contract/**/*.ts'],
        rules: { 'jest/no-export': 'off' },
      },
    ],
  }),
);
