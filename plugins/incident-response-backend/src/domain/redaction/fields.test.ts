import {
  alertSchema,
  ledgerEventSchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import { EVENT_TEXTS } from './redactEvent';
import { textsOf, textTree } from './textTree';

const texts = [...EVENT_TEXTS.values()].flatMap(textsOf);

describe('every text of every event', () => {
  it('is classified: reference, public wording, personal or free text', () => {
    const unclassified = texts.flatMap(({ classified, path }) =>
      classified ? [] : [path],
    );
    // Say in fields.ts what it is. Until then it is redacted as free text.
    expect([...new Set(unclassified)]).toEqual([]);
  });

  it('is looked for in every event there is', () => {
    expect([...EVENT_TEXTS.keys()].sort()).toEqual(
      ledgerEventSchema.options.map(({ shape }) => shape.type.value).sort(),
    );
  });

  it.each([
    ['NOTE_ADDED.text', 'free text'],
    ['ALERT_RECORDED.alert.labels.*', 'free text'],
    ['ALERT_RECORDED.alert.title', 'free text'],
    ['ALERT_RECORDED.alert.group', 'reference'],
    ['ALERT_RECORDED.alert.contacts[].email', 'personal'],
    ['STATUSPAGE_DRAFT_CREATED.request.body', 'public wording'],
    ['STATUSPAGE_DRAFT_APPROVED.bytes', 'public wording'],
    ['EFFECT_FAILED.sentence', 'free text'],
    ['RESPONDER_INVITE_FAILED.failures[].error', 'free text'],
  ])('such as %s: %s', (path, is) => {
    expect(texts.find(text => text.path === path)).toMatchObject({ is });
  });
});

it('an alert has the same texts wherever it stands', () => {
  const alone = textsOf(textTree(alertSchema, 'alert'));
  const recorded = texts.filter(({ path }) =>
    path.startsWith('ALERT_RECORDED.alert.'),
  );
  expect(alone.map(({ path, is }) => [`ALERT_RECORDED.${path}`, is])).toEqual(
    recorded.map(({ path, is }) => [path, is]),
  );
});
