// Runs a Postgres for a test that found none: says where it is, and ends with its standard input.
import { startPostgres } from './postgres.mjs';

const server = await startPostgres();
process.stdin.resume();
process.stdin.once('end', () => server.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify(server.env)}\n`);
