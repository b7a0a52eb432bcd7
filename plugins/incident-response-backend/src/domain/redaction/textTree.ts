import { z } from 'zod';
import { classOf, type TextClass } from './fields';

/** Where the texts are in what a schema describes. `{}` and `*` are the keys and values of a map. */
export type TextTree =
  | {
      readonly type: 'text';
      readonly path: string;
      /** What nobody has classified is redacted. */
      readonly is: TextClass;
      readonly classified: boolean;
      readonly max?: number;
    }
  | { readonly type: 'list'; readonly of: TextTree }
  | { readonly type: 'map'; readonly keys: TextTree; readonly values: TextTree }
  | {
      readonly type: 'fields';
      readonly fields: Readonly<Record<string, TextTree>>;
    }
  | { readonly type: 'plain' };

const PLAIN: TextTree = { type: 'plain' };

function textAt(path: string, max: number | null): TextTree {
  const known = classOf(path);
  return {
    type: 'text',
    path,
    is: known ?? 'free text',
    classified: known !== undefined,
    ...(max !== null && Number.isFinite(max) ? { max } : {}),
  };
}

/** One tree that serves every variant of a union; a field means the same in all of them. */
function union(one: TextTree, other: TextTree): TextTree {
  if (one.type === 'plain') return other;
  if (one.type !== 'fields' || other.type !== 'fields') return one;
  const fields: Record<string, TextTree> = { ...one.fields };
  for (const [name, tree] of Object.entries(other.fields))
    fields[name] = Object.hasOwn(fields, name)
      ? union(fields[name], tree)
      : tree;
  return { type: 'fields', fields };
}

/** Throws on a kind of schema it does not know: a text in it would go unseen. */
export function textTree(schema: z.core.$ZodType, path: string): TextTree {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat)
    return textAt(path, schema.maxLength);
  if (schema instanceof z.ZodObject)
    return {
      type: 'fields',
      fields: Object.fromEntries(
        Object.entries(schema.shape).map(([name, field]) => [
          name,
          textTree(field, path ? `${path}.${name}` : name),
        ]),
      ),
    };
  if (schema instanceof z.ZodArray)
    return { type: 'list', of: textTree(schema.element, `${path}[]`) };
  if (schema instanceof z.ZodRecord)
    return {
      type: 'map',
      keys: textTree(schema.keyType, `${path}{}`),
      values: textTree(schema.valueType, `${path}.*`),
    };
  if (schema instanceof z.ZodUnion)
    return schema.options
      .map(option => textTree(option, path))
      .reduce(union, PLAIN);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return textTree(schema.unwrap(), path);
  if (
    schema instanceof z.ZodEnum ||
    schema instanceof z.ZodLiteral ||
    schema instanceof z.ZodNumber ||
    schema instanceof z.ZodBoolean ||
    schema instanceof z.ZodNull
  )
    return PLAIN;
  throw new Error(
    `The schema of ${path} is of a kind (${schema._zod.def.type}) in which texts are not looked for. Teach textTree to read it.`,
  );
}

/** Every text of a tree. */
export function textsOf(
  tree: TextTree,
): readonly Extract<TextTree, { type: 'text' }>[] {
  switch (tree.type) {
    case 'text':
      return [tree];
    case 'list':
      return textsOf(tree.of);
    case 'map':
      return [...textsOf(tree.keys), ...textsOf(tree.values)];
    case 'fields':
      return Object.values(tree.fields).flatMap(textsOf);
    case 'plain':
      return [];
    default: {
      const unreachable: never = tree;
      return unreachable;
    }
  }
}
