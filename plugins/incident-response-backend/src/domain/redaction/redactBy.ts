import { isSecretName } from './rules/named';
import { redactTo } from './redact';
import { MARK } from './Span';
import type { TextTree } from './textTree';

const SECRET = `${MARK}secret]`;

function redactEntry(
  [name, value]: readonly [string, unknown],
  tree: Extract<TextTree, { type: 'map' }>,
  personal: 'keep' | 'leave out',
): readonly [string, unknown] {
  const secret =
    tree.values.type === 'text' &&
    tree.values.is === 'free text' &&
    typeof value === 'string' &&
    value !== '' &&
    isSecretName(name);
  return [
    String(redactBy(tree.keys, name, 'keep')),
    secret ? SECRET : redactBy(tree.values, value, personal),
  ];
}

const isPersonal = (tree: TextTree | undefined) =>
  tree?.type === 'text' && tree.is === 'personal';

/**
 * A copy with every free text redacted; what does not fit the tree is left to the schema. Names and
 * e-mails of people are left out, unless they are still to be put into the people table.
 */
export function redactBy(
  tree: TextTree,
  value: unknown,
  personal: 'keep' | 'leave out',
): unknown {
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
        ? value.map(item => redactBy(tree.of, item, personal))
        : value;
    case 'map':
      return typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value).map(entry =>
              redactEntry(entry, tree, personal),
            ),
          )
        : value;
    case 'fields':
      return typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value).flatMap(([name, field]) => {
              const at = Object.hasOwn(tree.fields, name)
                ? tree.fields[name]
                : undefined;
              if (personal === 'leave out' && isPersonal(at)) return [];
              return [[name, at ? redactBy(at, field, personal) : field]];
            }),
          )
        : value;
    default: {
      const unreachable: never = tree;
      return unreachable;
    }
  }
}
