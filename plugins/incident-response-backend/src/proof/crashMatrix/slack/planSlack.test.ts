import type { Point } from '../Case';
import { readOptions } from '../readOptions';
import { planSlack } from './planSlack';

const POINTS: readonly Point[] = [
  { at: 'append:WAR_ROOM_CREATED', kind: 'write' },
  { at: 'slack:chat.postMessage:post:headline', kind: 'request' },
  { at: 'door:take', kind: 'door' },
  { at: 'ack:take', kind: 'door' },
  { at: 'did:takeCommand', kind: 'door' },
];
const ids = (engine: string, only: string) =>
  planSlack(
    POINTS,
    readOptions(['--engine', engine, '--play', 'slack', '--only', only]),
  ).map(({ id }) => id);

describe('what people do in Slack', () => {
  it('is lost with a process that had it in hand, was heard, or had done it', () => {
    expect(ids('sqlite', 'slack/')).toEqual(
      expect.arrayContaining([
        'slack/door:take/before',
        'slack/ack:take/after-commit',
        'slack/did:takeCommand/after-commit',
      ]),
    );
    expect(ids('sqlite', 'slack/door')).toHaveLength(1);
  });

  it('is also done late by a process that slept, and beside another one', () => {
    expect(ids('postgres', 'slack/relay/')).toEqual(
      expect.arrayContaining([
        'slack/relay/door:take/asleep-before',
        'slack/relay/ack:take/asleep-after',
      ]),
    );
    expect(ids('postgres', 'slack/pair/door')).toEqual([
      'slack/pair/door:take/before',
    ]);
    expect(ids('postgres', 'slack/trio/')).toContain(
      'slack/trio/door:take/before+ack:take/asleep-after',
    );
  });
});
