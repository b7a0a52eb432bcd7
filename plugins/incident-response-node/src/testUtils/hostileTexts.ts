/**
 * Texts as attackers and broken senders write them. They must be kept as they were said, and never act.
 *
 * @public
 */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror="alert(2)">',
  '"><svg/onload=alert(1)> & \' `',
  '[click](javascript:alert(1)) **bold** | cell | <b>html</b>\n# heading\n- item',
  '@everyone <!channel> <@U123> www.evil.example https://evil.example ada@evil.example',
  '\u202egnp.exe\u202c \u2066isolated\u2069 \u200f',
  'before\u0000after\u0007\u001b[31m',
  'x'.repeat(10_000),
  '[#1] [#999] \\[#2\\]',
];

/** Each with a name that fits into a line. */
export const HOSTILE_CASES = HOSTILE_TEXTS.map(
  text => [text.slice(0, 40), text] as const,
);
