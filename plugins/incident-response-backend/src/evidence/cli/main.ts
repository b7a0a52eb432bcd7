import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readOptions, USAGE } from './options';
import { verifyFiles, type FileVerdict, type Result } from './verifyFiles';

// npm changes into the repository; people name files from where they stand.
const here = process.env.INIT_CWD ?? process.cwd();

async function read(file: string): Promise<string> {
  try {
    return await readFile(resolve(here, file), 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${String(error)}`);
  }
}

function linesOf(verdict: FileVerdict): readonly string[] {
  if (!verdict.ok)
    return [`BROKEN  ${verdict.file}`, `        ${verdict.problem}`];
  const { keyId, fingerprint, trusted } = verdict.signedBy;
  return [
    `whole   ${verdict.file}`,
    `        ${verdict.incidentId}: ${verdict.commits} commits, ${verdict.publications} publications, exported ${verdict.exportedAt}`,
    `        signed by ${keyId}, fingerprint ${fingerprint}`,
    trusted
      ? '        with the public key you gave'
      : '        NOT PROVEN: checked against the key inside the file, which a forger would bring along. Compare the fingerprint, or give --public-key.',
    ...(verdict.tombstone
      ? [
          `        its ledger was removed under retention; this is ${verdict.tombstone}`,
        ]
      : []),
    `        ${verdict.anchors} anchors agree; the head's own signature was ${
      verdict.headChecked ? '' : 'not '
    }checked`,
  ];
}

function print(result: Result, write: (line: string) => void): void {
  result.files.flatMap(linesOf).forEach(write);
  const { read: known, problems } = result.tombstones;
  if (known > 0) write(`${known} tombstones of removed ledgers are signed`);
  problems.forEach(problem => write(`BROKEN  ${problem}`));
  result.missing.forEach(id => write(`MISSING ${id}: anchored, and no file`));
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const json = args.includes('--json');
  const out = (line: string) => process.stdout.write(`${line}\n`);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    const result = await verifyFiles(readOptions(args), read);
    print(result, json ? say : out);
    if (json) out(JSON.stringify(result));
    if (!result.ok) process.exitCode = 1;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    say(problem);
    if (json) out(JSON.stringify({ ok: false, problem }));
    process.exitCode = 2;
  }
}

void main(process.argv.slice(2));
