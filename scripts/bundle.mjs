// Bundles one TypeScript program for Node, so that it starts in a fraction of a second:
// `node scripts/bundle.mjs <entry> <outfile>`. Packages with binaries stay outside.
import { build } from 'esbuild';

const [entry, outfile] = process.argv.slice(2);

await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node22',
  sourcemap: true,
  external: [
    // A path that is looked for, nothing to bundle.
    '@incident-response/twins/package.json',
    'better-sqlite3',
    'pg',
    // What knex would load for databases we do not use.
    'libsql',
    'mariadb',
    'mysql',
    'mysql2',
    'oracledb',
    'pg-native',
    'pg-query-stream',
    'sqlite3',
    'tedious',
  ],
  logLevel: 'warning',
});
