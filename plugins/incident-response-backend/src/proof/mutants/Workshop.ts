import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** A copy of some sources as plain JavaScript, in which one file at a time is changed. */
export interface Workshop {
  readonly directory: string;
  /** Puts a changed file in, or the true one back where no text is given. */
  put(file: string, text?: string): void;
  remove(): void;
}

function compile(text: string, fileName: string): string {
  if (fileName.endsWith('.json')) return text;
  return ts.transpileModule(text, {
    fileName,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  }).outputText;
}

function fileOf(path: string): string | undefined {
  const places = [`${path}.ts`, join(path, 'index.ts')];
  return [...(path.endsWith('.json') ? [path] : []), ...places].find(
    existsSync,
  );
}

/** Files and what they import from `src`, whole: paths and texts. */
export function withImports(
  src: string,
  files: readonly string[],
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const left = [...files];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (texts.has(file)) continue;
    const text = readFileSync(join(src, file), 'utf8');
    texts.set(file, text);
    if (file.endsWith('.json')) continue;
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!fileName.startsWith('.')) continue;
      const path = fileOf(join(src, dirname(file), fileName));
      if (path) left.push(relative(src, path));
    }
  }
  return texts;
}

/** Where the compiled form of a source stands. */
export function placeOf(directory: string, file: string): string {
  return join(directory, file.replace(/\.ts$/, '.js'));
}

/** Compiles `files`, and all they need, into a directory below `cache`. */
export function openWorkshop(
  src: string,
  cache: string,
  files: readonly string[],
): Workshop {
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, 'mutants-'));
  const compiled = new Map(
    [...withImports(src, files)].map(([file, text]) => [
      file,
      compile(text, file),
    ]),
  );
  const write = (file: string, code: string) => {
    const place = placeOf(directory, file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, code);
  };
  compiled.forEach((code, file) => write(file, code));
  return {
    directory,
    put: (file, text) =>
      write(
        file,
        text === undefined ? compiled.get(file) ?? '' : compile(text, file),
      ),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
