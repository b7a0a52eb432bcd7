const PREFIX = 'slack:';

/**
 * What stands in the place of an entity ref for somebody in a chat whom the catalog does not know:
 * `slack:<team>/<user>`. The chat's ids are kept as they are: unlike entity refs, they are not lower
 * case.
 *
 * @public
 */
export function chatOnlyRef(teamId: string, userId: string): string {
  return `${PREFIX}${teamId}/${userId}`;
}

/**
 * Whether somebody is known by their chat account alone. They may write notes, and nothing else.
 *
 * @public
 */
export function isChatOnlyRef(ref: string): boolean {
  return ref.startsWith(PREFIX);
}
