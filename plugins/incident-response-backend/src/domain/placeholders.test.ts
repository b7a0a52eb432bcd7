import { findPlaceholder, whyUnfinished } from './placeholders';

describe('a placeholder is found', () => {
  it.each([
    ['We see {{impact}} now.', '{{impact}}'],
    ['{{ }}', '{{ }}'],
    ['Since $' + '{time} UTC', '$' + '{time}'],
    ['Since %{time} UTC', '%{time}'],
    ['Some <service name> fails', '<service name>'],
    ['<Beschreibung>', '<Beschreibung>'],
    ['We are looking. [describe impact] More soon.', '[describe impact]'],
    ['[TODO: ask support]', '[TODO: ask support]'],
    ['[Insert time here]', '[Insert time here]'],
    ['[ your text ]', '[ your text ]'],
    ['From [] to now', '[]'],
    ['From [...] to now', '[...]'],
    ['From […] to now', '[…]'],
    ['From [ ___ ] to now', '[ ___ ]'],
    ['Fixed by TBD.', 'TBD'],
    ['TODO say when', 'TODO'],
    ['Until XXX we wait', 'XXX'],
    ['at xx:xx or xxxx', 'xxxx'],
    ['Lorem ipsum dolor', 'Lorem ipsum'],
    ['We expect ____ minutes', '____'],
    ['It took ??? minutes', '???'],
  ])('in "%s"', (text, span) => {
    expect(findPlaceholder(text)).toBe(span);
  });

  it('as the first of several', () => {
    expect(findPlaceholder('XXX then {{b}} then {{a}}')).toBe('XXX');
  });
});

describe('ordinary words are left alone', () => {
  it.each([
    'Latency is < 5 ms for most and > 2 s for some requests.',
    'See <https://status.example.org/x> or write to <help@example.org>.',
    'Customers in [EU] and [Resolved] regions {a, b} are fine.',
    'Your todo lists are not affected.',
    'The TODOs of the XXL team and 3XXX are no placeholders.',
    'Is it over? Yes!! Really??',
    'snake_case and __init__ are names.',
    'We have identified the cause and are working on a fix.',
    'Prices from $5 to 10 % are shown.',
    'The additional [1] footnote.',
    '',
  ])('%s', text => {
    expect(findPlaceholder(text)).toBeUndefined();
  });
});

it('the sentence names the place and the words', () => {
  expect(whyUnfinished({ title: 'Fine', body: 'Fine' })).toBeUndefined();
  expect(whyUnfinished({ title: 'TBD', body: 'XXX' })).toBe(
    'The title still holds the placeholder "TBD". Revise the draft and say what customers should read there.',
  );
  expect(whyUnfinished({ title: 'Fine', body: 'By XXX.' })).toMatch(
    /^The body still holds the placeholder "XXX"/,
  );
});
