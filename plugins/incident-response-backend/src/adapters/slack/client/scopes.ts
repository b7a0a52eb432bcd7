/** What the bot token must be allowed, and what for. */
export const SCOPES: Readonly<Record<string, string>> = {
  'chat:write': 'post and update messages, and remove doubles of them',
  commands: 'the slash command',
  'groups:write':
    'open, fill and archive war rooms, and say in their topic what they are about',
  'groups:read':
    'find a war room whose opening was not answered; know who joins and whether one was archived',
  'groups:history':
    'find a message whose posting was not answered; read a message that people marked, and its edits',
  'im:write': 'call a person by a direct message',
  'im:history':
    'see whether a call reached a person before it is repeated; nothing else there is read',
  'pins:write': 'pin the checklist',
  'pins:read': 'know what people pin',
  'reactions:read': 'know which messages people put a 📌 on',
  'bookmarks:read': 'see whether the incident page is bookmarked already',
  'bookmarks:write': 'bookmark the incident page in the war room',
  'users:read': 'know guests, bots and deactivated people',
  'users:read.email': 'find responders by their e-mail',
};

/** Where announcements are found again in a public channel; the app runs without. */
export const ANNOUNCING_SCOPES: Readonly<Record<string, string>> = {
  'channels:history':
    'find an announcement whose posting was not answered, in a public channel',
};
