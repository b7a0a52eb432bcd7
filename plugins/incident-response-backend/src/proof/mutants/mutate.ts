import ts from 'typescript';
import { changesOf } from './changesOf';
import type { Mutant } from './Mutant';

const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  if (
    (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) &&
    node.initializer &&
    ts.isFunctionLike(node.initializer)
  )
    return node.name.getText();
  return undefined;
}

/** Every way in which one file can be wrong that the tests must notice. */
export function mutate(file: string, source: string): readonly Mutant[] {
  const tree = ts.createSourceFile(
    file,
    source,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TS,
  );
  const found = new Map<string, Mutant>();

  function visit(node: ts.Node, within: string): void {
    // Types and imports are gone before anything runs.
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    for (const { at, change } of changesOf(node)) {
      const becomes = change(part => part.getText());
      const start = at.getStart();
      const text = source.slice(0, start) + becomes + source.slice(at.end);
      const known = onOneLine(text).replace(/[()\s]/g, '');
      if (!found.has(known))
        found.set(known, {
          file,
          line: tree.getLineAndCharacterOfPosition(start).line + 1,
          within,
          was: onOneLine(at.getText()),
          becomes: onOneLine(becomes),
          text,
        });
    }
    const name = nameOf(node) ?? within;
    ts.forEachChild(node, child => visit(child, name));
  }

  visit(tree, '');
  return [...found.values()];
}
