/**
 * Every method of the web API that is called, with the scopes it asks for in private channels and
 * direct messages. Source: the page of each method on docs.slack.dev.
 */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'bookmarks.add': ['bookmarks:write'],
  'bookmarks.list': ['bookmarks:read'],
  'bookmarks.remove': ['bookmarks:write'],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.archive': ['groups:write'],
  'conversations.create': ['groups:write'],
  // Announcements are looked for in a public channel, calls in direct messages.
  'conversations.history': ['groups:history', 'im:history', 'channels:history'],
  'conversations.invite': ['groups:write'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['groups:history'],
  'conversations.setTopic': ['groups:write'],
  'pins.add': ['pins:write'],
  'users.conversations': ['groups:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read', 'users:read.email'],
  'users.lookupByEmail': ['users:read.email'],
  'views.open': [],
  'views.update': [],
};

/** Every event that is subscribed to, with the scopes it asks for in private channels. */
export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  group_archive: ['groups:read'],
  member_joined_channel: ['groups:read'],
  'message.groups': ['groups:history'],
  pin_added: ['pins:read'],
  pin_removed: ['pins:read'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
};
