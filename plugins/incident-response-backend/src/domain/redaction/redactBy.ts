import { isSecretName } from './rules/named';
import { redactTo } from './redact';
import { MARK } from './Span';
import type { TextTree } from './textTree';

const SECRET = `${MARK}secret]`;

function redactEntry(
  [name, value]: readonly [string, unknown],
  tree: Extract<TextTree, { type: 'map' }>,
): readonly [string, unknown] {
  const secret =
    tree.values.type === 'text' &&
    tree.values.is === 'free text' &&
    typeof value === 'string' &&
    value !== '' &&
    isSecretName(name);
  return [
    String(redactBy(tree.keys, name)),
    secret ? SECRET : redactBy(tree.values, value),
  ];
}

/** A copy with every free text redacted; what does not fit the tree is left to the schema. */
export function redactBy(tree: TextTree, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  switch (tree.type) {
    case 'plain':
      return value;
    case 'text':
      return typeof value === 'string' && tree.is === 'free text'
        ? redactTo(value, tree.max)
        : value;
    case 'list':
      return Array.isArray(value)
        ? value.map(item => redactBy(tree.of, item))
        : value;
    case 'map':
      return typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value).map(entry => redactEntry(entry, tree)),
          )
        : value;
    case 'fields':
      return typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value).map(([name, field]) => [
              name,
              Object.hasOwn(tree.fields, name)
                ? redactBy(tree.fields[name], field)
                : field,
            ]),
          )
        : value;
    default: {
      const unreachable: never = tree;
      return unreachable;
    }
  }
}
