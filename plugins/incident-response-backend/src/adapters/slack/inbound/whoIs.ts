import type { Desk } from './Desk';

/** The account as an observation names it. */
export async function whoIs(
  { accounts }: Pick<Desk, 'accounts'>,
  userId: string,
) {
  const { teamId, name, email, standing } = await accounts.read(userId);
  return {
    standing,
    who: {
      userId,
      teamId,
      ...(name && { name }),
      ...(email && standing === 'member' && { email }),
    },
  };
}
