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
  external: ['knex', 'better-sqlite3', 'pg'],
  logLevel: 'warning',
});
