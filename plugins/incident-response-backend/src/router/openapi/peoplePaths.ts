import { clearChatIdentitySchema } from '../clearChatIdentity';
import { erasePersonSchema } from '../erasePerson';
import { answer, operation } from './operation';
import { inputSchema, object } from './schemas';

const texts = { type: 'array', items: { type: 'string' } };

export const peoplePaths = {
  '/people/erase': {
    post: operation({
      id: 'ErasePerson',
      summary: "Remove a person's name and e-mail, and tell every ledger",
      description:
        'Needs the audit permission for every incident. Chains stay whole: ledgers hold ids only.',
      body: inputSchema(erasePersonSchema),
      answers: {
        200: answer(
          'The ids under which ledgers know the person, and the incidents that were told.',
          object({ persons: texts, incidents: texts }),
        ),
      },
      refuses: [400, 401, 403],
    }),
  },
  '/people/chat-identity/clear': {
    post: operation({
      id: 'ClearChatIdentity',
      summary: 'Let it be found anew who an account of Slack is in the catalog',
      description:
        'Needs the audit permission for every incident. Nothing is decided by an account that leads to another user than before, until this is done; other replicas follow within a minute.',
      body: inputSchema(clearChatIdentitySchema),
      answers: {
        200: answer(
          'The user it was until now; absent where nobody was known.',
          object({ entityRef: { type: 'string' } }, ['entityRef']),
        ),
      },
      refuses: [400, 401, 403],
    }),
  },
};
