const { FAMILY, strict } = require('../../scripts/lint/strict');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  strict({ restrictedSyntax: FAMILY.node }),
);
