/** Events that the app subscribes to, and what for. */
export const EVENTS: Readonly<Record<string, string>> = {
  member_joined_channel:
    'know who was put into the room, who has come, and when',
  pin_added: 'keep a message on the ledger',
  pin_removed: 'mark a message as no longer pinned',
  reaction_added:
    'keep a message on the ledger by a 📌; know that somebody is there',
  reaction_removed: 'mark a message as no longer pinned',
  'message.groups':
    'keep both versions of a kept message that is edited; know that somebody is there',
  group_archive: 'open another room where people archive one',
};
