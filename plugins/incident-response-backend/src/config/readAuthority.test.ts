import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { DEFAULT_AUTHORITY } from '../domain/AuthoritySettings';
import { readConfig } from './readConfig';

const app = { baseUrl: 'https://backstage.example.com' };

const read = (authority: JsonObject, more: JsonObject = {}) =>
  readConfig(
    new ConfigReader({ app, incidentResponse: { authority }, ...more }),
  ).authority;

function mistakesOf(config: JsonObject): readonly string[] {
  try {
    readConfig(new ConfigReader({ app, ...config }));
    return [];
  } catch (error) {
    return String(error).split('\n').slice(1);
  }
}

describe('the configuration of authority', () => {
  it('leaves everything to the incident commander where nothing is said', () => {
    expect(read({})).toEqual({ ...DEFAULT_AUTHORITY, trustedLocations: [] });
  });

  it('is read whole, groups as the catalog names them', () => {
    expect(
      read({
        commanders: 'chiefs',
        approvers: ['group:default/Comms', 'support/Leads'],
        trustedLocations: ['url:https://git.example.com/org/', 'msgraph:'],
        quorum: 2,
        authorMayApprove: false,
        draftsGoStaleAfter: '20m',
        approvalsLapseAfter: { minutes: 5 },
      }),
    ).toEqual({
      commanderGroups: ['group:default/chiefs'],
      approverGroups: ['group:default/comms', 'group:support/leads'],
      trustedLocations: ['url:https://git.example.com/org/', 'msgraph:'],
      quorum: 2,
      authorMayApprove: false,
      staleAfterMs: 1_200_000,
      lapseAfterMs: 300_000,
    });
  });

  it('tells every mistake at once, by its key', () => {
    expect(
      mistakesOf({
        incidentResponse: {
          authority: {
            approvers: ['user:default/ada'],
            commanders: ['group:default/chiefs'],
            trustedLocations: ['git.example.com'],
            quorum: 0,
            approvalsLapseAfter: '0s',
            approver: 'x',
          },
        },
      }),
    ).toEqual([
      expect.stringContaining('incidentResponse.authority.approver is not a'),
      "- incidentResponse.authority.approvers holds 'user:default/ada', which is not a group; write one as group:default/approvers.",
      expect.stringContaining(
        "incidentResponse.authority.trustedLocations holds 'git.example.com', which is not a catalog location",
      ),
      '- incidentResponse.authority.quorum must be a whole number from 1 to 10.',
      '- incidentResponse.authority.approvalsLapseAfter must be at least one second.',
    ]);
  });

  it('asks where groups may be trusted from', () => {
    expect(
      mistakesOf({ incidentResponse: { authority: { approvers: 'comms' } } }),
    ).toEqual([
      expect.stringMatching(
        /incidentResponse\.authority\.trustedLocations is missing; name the catalog locations/,
      ),
    ]);
  });
});

describe('guest sign-in', () => {
  const auth = { providers: { guest: {} } };
  const sources = { grafanaOncall: { authorization: 'secret' } };

  it('is refused beside real vendors, by its key', () => {
    expect(mistakesOf({ auth, incidentResponse: { sources } })).toEqual([
      '- auth.providers.guest lets anybody in without proof, and incidentResponse.sources connects real vendors. Remove one of them.',
    ]);
  });

  it('is nobody’s business where there are none', () => {
    expect(mistakesOf({ auth, incidentResponse: {} })).toEqual([]);
    expect(
      mistakesOf({
        auth: { providers: { oidc: {} } },
        incidentResponse: { sources },
      }),
    ).toEqual([]);
  });
});
