import { request } from '../../__testUtils__/fixtures';
import { changedFields, diffText } from './diffRequests';

describe('the diff of two texts', () => {
  it.each([
    ['one two three', 'one 2 three'],
    ['a  b\n\nc', 'a b\nc '],
    ['', 'everything is new'],
    ['Wir prüfen das', 'Wir prüfen das. 日本語'],
  ])('keeps every letter of %j and %j', (before, after) => {
    const parts = diffText(before, after);
    const join = (kinds: string[]) =>
      parts
        .filter(part => kinds.includes(part.change))
        .map(part => part.text)
        .join('');
    expect(join(['same', 'removed'])).toBe(before);
    expect(join(['same', 'added'])).toBe(after);
  });
});

it('words changed in a row are one change', () => {
  expect(diffText('paying for an order.', 'paying with a card.')).toEqual([
    { change: 'same', text: 'paying ' },
    { change: 'removed', text: 'for an order' },
    { change: 'added', text: 'with a card' },
    { change: 'same', text: '.' },
  ]);
});

describe('the fields that changed', () => {
  it('are none between equal requests', () => {
    expect(changedFields(request(), request())).toEqual([]);
  });

  it('are each named with both values', () => {
    expect(
      changedFields(
        request(),
        request({
          notify: false,
          components: {},
          operation: { type: 'update', pageIncidentId: 'p1' },
        }),
      ),
    ).toEqual([
      { field: 'notify', before: 'yes', after: 'no' },
      {
        field: 'components',
        before: 'checkout: partial_outage',
        after: 'none',
      },
      { field: 'operation', before: 'create', after: 'update p1' },
    ]);
  });

  it('do not depend on the order of components', () => {
    expect(
      changedFields(
        request({ components: { a: 'operational', b: 'major_outage' } }),
        request({ components: { b: 'major_outage', a: 'operational' } }),
      ),
    ).toEqual([]);
  });
});
