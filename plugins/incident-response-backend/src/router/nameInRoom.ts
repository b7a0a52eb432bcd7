import {
  isChatOnlyRef,
  shortRef,
  type Incident,
  type RoomView,
} from '@incident-response/backstage-plugin-incident-response-common';

/**
 * The room as people read it: messages hold people by id, so that somebody can be erased from the people
 * table and from here at once; whoever is known there is shown by name.
 */
export function nameInRoom(
  room: RoomView,
  { responders }: Pick<Incident, 'responders'>,
): RoomView {
  const names = responders.flatMap(({ id, name, email }) => {
    const shown = name ?? email;
    return (id.startsWith('person:') || isChatOnlyRef(id)) && shown
      ? [[shortRef(id), shown] as const]
      : [];
  });
  const named = (text: string) =>
    names.reduce((line, [id, name]) => line.split(id).join(name), text);
  return {
    ...room,
    messages: room.messages.map(message => ({
      ...message,
      title: named(message.title),
      lines: message.lines.map(named),
    })),
  };
}
