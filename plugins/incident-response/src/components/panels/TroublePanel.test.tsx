import { within } from '@testing-library/react';
import type { EffectRecord } from '@incident-response/backstage-plugin-incident-response-common';
import { view } from '../../__testUtils__/fixtures';
import { openIncident, region } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const effect = (key: string, status: EffectRecord['status']): EffectRecord => ({
  key,
  status,
  retries: 0,
  failure: {
    kind: status === 'parked' ? 'permanent' : 'transient',
    sentence: `${key} does not work.`,
    failures: 1,
    at: '2026-11-23T10:01:00.000Z',
  },
});

it('only what has stopped, and may be repeated, can be tried again', async () => {
  backend.current.view = view({
    effects: {
      'post:headline': effect('post:headline', 'parked'),
      'invite:1': effect('invite:1', 'pending'),
      'publish:draft-1:1:0': effect('publish:draft-1:1:0', 'parked'),
    },
  });
  openIncident();
  const panel = await region('Not working');
  expect(within(panel).getByText('invite:1 does not work.')).toBeVisible();
  expect(
    within(panel)
      .getAllByRole('button')
      .map(button => button.getAttribute('aria-label')),
  ).toEqual(['Try again: post:headline']);
});
