import type { Finder, Span } from '../Span';
import { IBAN_LENGTHS } from './ibanLengths';

const DIGITS = /(?<![0-9A-Za-z._/+#-])[0-9][0-9 -]+/g;
/** Who issues cards: numbers of other purposes mostly begin otherwise. */
const ISSUER = /^(?:4|5[1-5]|2[2-7]|3[47]|3[0689]|35|6011|64[4-9]|65|62)/;
/** How cards print their number. */
const PRINTED = ['4444', '465', '464', '4443', '44443'].map(form =>
  [...form].map(Number),
);

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const isCard = (digits: string) =>
  digits.length >= 13 &&
  digits.length <= 19 &&
  ISSUER.test(digits) &&
  !/^([0-9])\1+$/.test(digits) &&
  passesLuhn(digits);

/** Groups of digits that stand together as on a card, from the group at `from` on. */
function printedCard(
  groups: readonly RegExpExecArray[],
  from: number,
): number | undefined {
  return [[groups[from][0].length], ...PRINTED]
    .filter(
      form =>
        form.length <= groups.length - from &&
        form.every((length, i) => groups[from + i][0].length === length),
    )
    .map(form => form.length)
    .find(count =>
      isCard(
        groups
          .slice(from, from + count)
          .map(([digits]) => digits)
          .join(''),
      ),
    );
}

const findCards: Finder = text =>
  [...text.matchAll(DIGITS)].flatMap(({ 0: run, index }) => {
    const next = text[index + run.length] ?? '';
    if (/[A-Za-z_]/.test(next) && !/[ -]$/.test(run)) return [];
    const groups = [...run.matchAll(/[0-9]+/g)];
    return groups.flatMap((group, from): Span[] => {
      const count = printedCard(groups, from);
      if (count === undefined) return [];
      const last = groups[from + count - 1];
      return [
        {
          kind: 'card',
          start: index + group.index,
          end: index + last.index + last[0].length,
        },
      ];
    });
  });

const IBAN = /(?<![0-9A-Za-z])[A-Z]{2}[0-9]{2}[ A-Z0-9]{11,45}/g;

/** The remainder that a true IBAN has. */
function remainder(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, letter =>
    String(letter.charCodeAt(0) - 55),
  );
  return [...digits].reduce(
    (rest, digit) => (rest * 10 + Number(digit)) % 97,
    0,
  );
}

/** How much of a run the account number of a country takes, blanks and all; 0: none. */
function ibanIn(run: string): number {
  const length = IBAN_LENGTHS[run.slice(0, 2)] ?? 0;
  let taken = '';
  let end = 0;
  while (end < run.length && taken.length < length) {
    if (run[end] !== ' ') taken += run[end];
    end += 1;
  }
  const whole = length > 0 && taken.length === length;
  const bounded = !/[A-Z0-9]/.test(run[end] ?? ' ');
  return whole && bounded && remainder(taken) === 1 ? end : 0;
}

const findIbans: Finder = text =>
  [...text.matchAll(IBAN)].flatMap(({ 0: run, index }) => {
    const length = ibanIn(run);
    return length > 0
      ? [{ kind: 'iban', start: index, end: index + length }]
      : [];
  });

const SSN =
  /(?<![0-9A-Za-z._/-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![0-9A-Za-z_-])/g;

const findNationalIds: Finder = text =>
  [...text.matchAll(SSN)].map(({ 0: run, index }) => ({
    kind: 'national-id',
    start: index,
    end: index + run.length,
  }));

/** Numbers of accounts and people, by their form and checksum. */
export const findNumbers: Finder = text => [
  ...findCards(text),
  ...findIbans(text),
  ...findNationalIds(text),
];
