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
};
