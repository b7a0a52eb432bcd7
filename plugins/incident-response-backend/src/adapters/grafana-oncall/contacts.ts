import type { AlertContact } from '@incident-response/backstage-plugin-incident-response-common';
import type { OncallPayload } from './payload';
import { cleanEmail, cleanText } from './text';

const MOST_CONTACTS = 200;

/** Who OnCall will notify, then who it has notified; each person once. */
export function collectContacts(
  payload: OncallPayload,
): readonly AlertContact[] {
  const contacts = new Map<string, AlertContact>();
  const users = [
    ...(payload.users_to_be_notified ?? []),
    ...(payload.notified_users ?? []),
  ];
  for (const user of users) {
    const email = cleanEmail(user?.email);
    const name = cleanText(user?.username ?? '', 200) || undefined;
    const key = email ?? name;
    if (key && !contacts.has(key)) {
      contacts.set(key, { ...(email && { email }), ...(name && { name }) });
    }
  }
  return [...contacts.values()].slice(0, MOST_CONTACTS);
}
