const { FAMILY, strict } = require('../../scripts/lint/strict');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  strict({
    restrictedSyntax: FAMILY.node,
    overrides: [
      // A contract suite is exported, so that every implementation runs it.
      {
        files: ['src/testUtils/**/*.ts'],
        rules: { 'jest/no-export': 'off' },
      },
    ],
  }),
);
