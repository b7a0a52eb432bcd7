import type { Methods } from '../Method';
import { authMethods } from './auth';
import { bookmarkMethods } from './bookmarks';
import { chatMethods } from './chat';
import { conversationMethods } from './conversations';
import { historyMethods } from './history';
import { inviteMethods } from './invite';
import { markMethods } from './marks';
import { memberMethods } from './members';
import { usergroupMethods } from './usergroups';
import { userMethods } from './users';
import { viewMethods } from './views';

/** Every method of the web API that the twin has, by name. */
export const METHODS: Methods = {
  ...authMethods,
  ...bookmarkMethods,
  ...chatMethods,
  ...conversationMethods,
  ...historyMethods,
  ...inviteMethods,
  ...markMethods,
  ...memberMethods,
  ...usergroupMethods,
  ...userMethods,
  ...viewMethods,
};
