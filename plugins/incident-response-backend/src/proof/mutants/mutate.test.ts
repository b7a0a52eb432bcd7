import { mutate } from './mutate';

const of = (body: string, head = 'function f(a: boolean, b: boolean)') =>
  mutate('x.ts', `${head} {\n  ${body}\n}\n`).map(
    ({ was, becomes }) => `${was} → ${becomes}`,
  );

describe('mutants', () => {
  it('turn each condition around, take its branch always, and never', () => {
    expect(of('if (a) b();')).toEqual([
      'a → !(a)',
      'if (a) b(); → b();',
      'if (a) b(); → {}',
    ]);
    expect(of('if (a) b(); else c();')).toContain(
      'if (a) b(); else c(); → c();',
    );
    expect(of('return a ? 1 : 2;')).toEqual([
      'a ? 1 : 2 → (1)',
      'a ? 1 : 2 → (2)',
    ]);
  });

  it('swap and halve what joins conditions', () => {
    expect(of('return a && b;')).toEqual([
      'a && b → (a) || (b)',
      'a && b → (a)',
      'a && b → (b)',
    ]);
    expect(of('return a ?? b;')).toEqual(['a ?? b → (a)', 'a ?? b → (b)']);
  });

  it.each([
    ['a === b', ['a === b → (a) !== (b)']],
    ['a < b', ['a < b → (a) <= (b)', 'a < b → (a) >= (b)']],
    ['a >= b', ['a >= b → (a) > (b)', 'a >= b → (a) < (b)']],
    ['!a', ['!a → (a)']],
    ['true', ['true → false']],
    ['a.some(b)', ['a.some(b) → a.every(b)', 'a.some(b) → !(a.some(b))']],
    ['a.includes(b)', ['a.includes(b) → !(a.includes(b))']],
    ['isOpen(a)', ['isOpen(a) → !(isOpen(a))']],
    ['a.filter(b)', ['a.filter(b) → a']],
    ['a?.b', ['a?.b → (undefined)']],
    ["['a', ...b]", ["['a', ...b] → [...b]", "['a', ...b] → ['a']"]],
    ['a + b', ['a + b → (a) - (b)']],
  ])('flip %s', (expression, wanted) => {
    expect(of(`x = ${expression};`)).toEqual(wanted);
  });

  it('let a case do what the next one does', () => {
    expect(of('switch (a) { case b: return 1; default: return 2; }')).toEqual([
      'return 1; → ',
    ]);
  });

  it('turn refusals into acceptances', () => {
    expect(of("return refuse('no');")).toEqual([
      "refuse('no') → ({ events: [], ...(refuse('no')), ok: true })",
    ]);
    expect(of("return 'no';", 'function may(): true | string')).toEqual([
      "return 'no'; → return true;",
    ]);
    expect(of("return 'no';", 'function why(): string | undefined')).toEqual([
      "return 'no'; → return undefined;",
    ]);
    expect(of("return 'no';", 'function name(): string')).toEqual([]);
  });

  it('leave types and imports alone', () => {
    expect(
      mutate(
        'x.ts',
        "import { a } from './a';\ntype T = { ok: true } | false;",
      ),
    ).toEqual([]);
  });

  it('say where they are and hold the whole file', () => {
    const [mutant] = mutate('x.ts', 'const f = () => {\n  return !a;\n};\n');
    expect(mutant).toMatchObject({
      line: 2,
      within: 'f',
      text: 'const f = () => {\n  return (a);\n};\n',
    });
  });
});
