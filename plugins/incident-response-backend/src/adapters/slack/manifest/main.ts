import { createManifest } from './createManifest';
import { readOptions, USAGE } from './readOptions';

const args = process.argv.slice(2);
try {
  process.stdout.write(
    args.includes('--help')
      ? `${USAGE}\n`
      : `${JSON.stringify(createManifest(readOptions(args)), undefined, 2)}\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
