/** What attackers and broken senders write, each with a name. */
export const HOSTILE: readonly (readonly [string, string])[] = [
  [
    'mentions',
    '<!channel> <!here|here> <!everyone> <@U0NORA> <@U0NORA|ada> <!subteam^S0ONCALL> <!subteam^S0ONCALL|@us> <#C0INCIDENTS> @channel @here @everyone @nora',
  ],
  [
    'links',
    '<https://evil.example|your bank> <javascript:alert(1)|help> javascript:alert(1) https://evil.example www.evil.example [bank](https://evil.example) slack://open <mailto:x@y|write>',
  ],
  [
    'marks that turn and hide text',
    'Pay \u202eelbissop ton\u202c\u200b all\u200f is\u2066 well\u2069\ufeff, ad\u00admin\u2060 \u061c\u180e',
  ],
  [
    'broken JSON',
    '{"v":1,"action":{"type":"approveDraft","draftId":"draft-1"\\u0000]}]} "\'`${x} \\',
  ],
  ['nulls and controls', 'before\u0000after\u0007\u001b[31m\u0085\u2028line'],
  ['halves of characters', 'half \ud83d of \ude00 a face'],
  [
    'emoji codes',
    ':rotating_light: :+1: :white_check_mark::skin-tone-2: 10:20:30',
  ],
  [
    'markdown and entities',
    '*bold* _it_ ~no~ `code` ```fence```\n> quote\n# head\n- [x] item\n&lt;!channel&gt; &amp;lt;!here&amp;gt; & < >',
  ],
  ['ten thousand characters', 'Wörter 😀 '.repeat(1_000).slice(0, 10_000)],
  ['ten thousand escapes', '&<>'.repeat(3_333)],
  ['as much as two hundred blocks', 'line *of* <many>\n'.repeat(3_000)],
  ['nothing to be seen', '\u200b\u3164 \u2800'],
];
