import { loadConfigSchema } from '@backstage/config-loader';
import type { JsonObject } from '@backstage/types';

/** What Backstage keeps out of logs and printed configuration. */
async function secretsOf(incidentResponse: JsonObject) {
  const schema = await loadConfigSchema({
    dependencies: [
      '@incident-response/backstage-plugin-incident-response-backend',
    ],
  });
  const [secrets] = schema.process(
    [{ context: 'test', data: { incidentResponse } }],
    { visibility: ['secret'], ignoreSchemaErrors: true },
  );
  return secrets.data.incidentResponse;
}

describe('the configuration schema', () => {
  it.each([
    ['one text', 'new-secret', 'relay-key'],
    ['a list', ['new-secret', 'old-secret'], ['relay-key', 'old-relay-key']],
  ])(
    'knows every secret as such, given as %s',
    async (_, authorization, hmacSecrets) => {
      expect(
        await secretsOf({
          baseUrl: 'https://incidents.example.com',
          sources: {
            grafanaOncall: {
              authorization,
              hmacSecrets,
              basic: { username: 'oncall', password: 'wordpass' },
              api: { url: 'https://oncall.example.com', token: 'user-key' },
            },
          },
          ledger: { keys: [{ id: 'k1', secret: 'signing-key' }] },
        }),
      ).toEqual({
        sources: {
          grafanaOncall: {
            authorization,
            hmacSecrets,
            basic: { password: 'wordpass' },
            api: { token: 'user-key' },
          },
        },
        ledger: { keys: [{ secret: 'signing-key' }] },
      });
    },
    30_000,
  );
});
