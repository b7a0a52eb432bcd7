import type {
  Responder,
  RoomView,
} from '@incident-response/backstage-plugin-incident-response-common';
import { nameInRoom } from './nameInRoom';

const ID = `person:${'a1b2c3'.repeat(10)}`;

const room: RoomView = {
  archived: false,
  messages: [
    {
      messageId: 'm1',
      what: 'headline',
      title: 'P1 Checkout',
      lines: ['Not invited: person a1b2c3 (nobody has their e-mail)'],
      pinned: false,
      at: '2026-11-23T10:00:00.000Z',
    },
  ],
};

const responder = (more: Partial<Responder>): Responder => ({
  id: ID,
  person: ID,
  source: 'on-call',
  invite: 'failed',
  ...more,
});

const linesWith = (more: Partial<Responder>) =>
  nameInRoom(room, { responders: [responder(more)] }).messages[0].lines;

describe('people in the messages of the room', () => {
  it('are shown by name, else by e-mail', () => {
    expect(linesWith({ name: 'Carol', email: 'carol@example.org' })).toEqual([
      'Not invited: Carol (nobody has their e-mail)',
    ]);
    expect(linesWith({ email: 'carol@example.org' })[0]).toContain(
      'carol@example.org',
    );
  });

  it('stay ids where nothing is known of them any more', () => {
    expect(linesWith({})).toEqual(room.messages[0].lines);
  });

  it('are left alone where the catalog knows them', () => {
    const ben = responder({ id: 'user:default/ben', name: 'Ben' });
    expect(nameInRoom(room, { responders: [ben] })).toEqual(room);
  });
});
