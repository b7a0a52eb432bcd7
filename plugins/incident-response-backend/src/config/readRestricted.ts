import type { Reader } from './Reader';

const PERSON_OR_GROUP = /^(user|group):[^/\s]+\/[^/\s]+$/;

/** Entity refs of users and groups who learn of restricted incidents without being part of them. */
export function readRestricted(root: Reader): readonly string[] {
  const reader = root.section('restricted');
  reader?.only(['readers']);
  const refs = (reader?.strings('readers') ?? []).map(ref =>
    ref.toLocaleLowerCase('en-US'),
  );
  const wrong = refs.find(ref => !PERSON_OR_GROUP.test(ref));
  if (wrong !== undefined) {
    reader?.wrong(
      'readers',
      `holds '${wrong}', which is not the full reference of a user or a group, such as group:default/security.`,
    );
  }
  return refs;
}
