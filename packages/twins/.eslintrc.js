const { fetchAllowed, strict } = require('../../scripts/lint/strict');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  strict({
    overrides: [
      // The twins' one way out; it has a deadline over headers and body.
      { files: ['src/http/postOnce.ts'], rules: fetchAllowed },
      // Runs in the browser, and reaches no further than its own server.
      {
        files: ['assets/*.js'],
        env: { browser: true },
        parserOptions: { sourceType: 'module' },
        rules: fetchAllowed,
      },
    ],
  }),
);
