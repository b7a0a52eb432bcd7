const { FAMILY, TESTS, strict } = require('../../scripts/lint/strict');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  strict({
    // The frontend role sets this rule itself and would drop ours.
    overrides: [
      {
        files: ['src/**/*.{ts,tsx}'],
        excludedFiles: TESTS,
        rules: { 'no-restricted-syntax': ['error', ...FAMILY.frontend] },
      },
    ],
  }),
);
