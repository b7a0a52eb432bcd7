import ts from 'typescript';

/** What stands instead of a node's text. */
export type Change = (text: (node: ts.Node) => string) => string;

const FLIPPED: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [ts.SyntaxKind.LessThanToken, ['<=', '>=']],
  [ts.SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [ts.SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [ts.SyntaxKind.AmpersandAmpersandToken, ['||']],
  [ts.SyntaxKind.BarBarToken, ['&&']],
  [ts.SyntaxKind.PlusToken, ['-']],
  [ts.SyntaxKind.MinusToken, ['+']],
]);

const LOGICAL: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
];

const SWAPPED: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);

/** What answers yes or no, besides whatever is called `isSomething`. */
const PREDICATES: ReadonlySet<string> = new Set([
  'some',
  'every',
  'includes',
  'has',
  'hasOwn',
  'startsWith',
  'test',
  'equals',
]);

/** Functions that make a refusal; what they answer is turned into an acceptance. */
const REFUSALS: ReadonlySet<string> = new Set(['refuse', 'reject', 'broken']);

function binary(node: ts.BinaryExpression): readonly Change[] {
  const { left, right, operatorToken } = node;
  const flips = (FLIPPED.get(operatorToken.kind) ?? []).map(
    (operator): Change =>
      text =>
        `(${text(left)}) ${operator} (${text(right)})`,
  );
  const halves: readonly Change[] = LOGICAL.includes(operatorToken.kind)
    ? [text => `(${text(left)})`, text => `(${text(right)})`]
    : [];
  return [...flips, ...halves];
}

/** The same call with another method, on one line whatever it was. */
function calling(node: ts.CallExpression, method: string): readonly Change[] {
  const { expression, arguments: args } = node;
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const dot = expression.questionDotToken ? '?.' : '.';
  return [
    text =>
      `${text(expression.expression)}${dot}${method}(${args
        .map(text)
        .join(', ')})`,
  ];
}

function call(node: ts.CallExpression): readonly Change[] {
  const { expression } = node;
  if (ts.isIdentifier(expression)) {
    if (REFUSALS.has(expression.text))
      return [text => `({ events: [], ...(${text(node)}), ok: true })`];
    return /^is[A-Z]/.test(expression.text) ? [text => `!(${text(node)})`] : [];
  }
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const { text: method } = expression.name;
  const swap = SWAPPED.get(method);
  return [
    ...(swap ? calling(node, swap) : []),
    ...(PREDICATES.has(method)
      ? [(text: Parameters<Change>[0]) => `!(${text(node)})`]
      : []),
    // Whatever was left out stays in.
    ...(method === 'filter'
      ? [(text: Parameters<Change>[0]) => text(expression.expression)]
      : []),
  ];
}

/** Each of the words and lists that something is chosen by, left out. */
function elements(node: ts.ArrayLiteralExpression): readonly Change[] {
  const isWord = (element: ts.Node) =>
    ts.isStringLiteral(element) || ts.isSpreadElement(element);
  return node.elements.flatMap((left, n) =>
    isWord(left)
      ? [
          text =>
            `[${node.elements
              .filter((_, m) => m !== n)
              .map(text)
              .join(', ')}]`,
        ]
      : [],
  );
}

/** The annotated answer of the function that a statement returns from. */
function answerOf(node: ts.Node): string {
  for (let up = node.parent; up; up = up.parent)
    if (ts.isFunctionLike(up)) return up.type?.getText() ?? '';
  return '';
}

/** A sentence that says no, in a function that says yes with `true` or with nothing. */
function refusal(node: ts.ReturnStatement): readonly Change[] {
  const { expression } = node;
  if (!expression || expression.kind === ts.SyntaxKind.TrueKeyword) return [];
  const answer = answerOf(node);
  if (/^true \| /.test(answer) || /\| true$/.test(answer))
    return [() => 'return true;'];
  return /string/.test(answer) &&
    /\| undefined$/.test(answer) &&
    expression.getText() !== 'undefined'
    ? [() => 'return undefined;']
    : [];
}

function branches(
  node: ts.IfStatement,
): readonly { readonly at: ts.Node; readonly change: Change }[] {
  const { expression, thenStatement, elseStatement } = node;
  return [
    { at: expression, change: text => `!(${text(expression)})` },
    { at: node, change: text => text(thenStatement) },
    {
      at: node,
      change: text => (elseStatement ? text(elseStatement) : '{}'),
    },
  ];
}

/** A case that does what the next one does. */
function fallsThrough(
  node: ts.CaseClause,
): readonly { readonly at: ts.Node; readonly change: Change }[] {
  return node.statements.map(at => ({ at, change: () => '' }));
}

/** Every change of one node, without those of its parts. */
export function changesOf(
  node: ts.Node,
): readonly { readonly at: ts.Node; readonly change: Change }[] {
  const here = (...changes: readonly Change[]) =>
    changes.map(change => ({ at: node, change }));
  if (ts.isIfStatement(node)) return branches(node);
  if (ts.isConditionalExpression(node))
    return here(
      text => `(${text(node.whenTrue)})`,
      text => `(${text(node.whenFalse)})`,
    );
  if (ts.isBinaryExpression(node)) return here(...binary(node));
  if (ts.isCallExpression(node)) return here(...call(node));
  if (ts.isCaseClause(node)) return fallsThrough(node);
  if (ts.isArrayLiteralExpression(node)) return here(...elements(node));
  // What may be missing is missing.
  if (ts.isPropertyAccessExpression(node) && node.questionDotToken)
    return here(() => '(undefined)');
  if (ts.isReturnStatement(node)) return here(...refusal(node));
  if (ts.isForOfStatement(node)) return here(() => '{}');
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.ExclamationToken
  )
    return here(text => `(${text(node.operand)})`);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return here(() => 'false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) return here(() => 'true');
  return [];
}
