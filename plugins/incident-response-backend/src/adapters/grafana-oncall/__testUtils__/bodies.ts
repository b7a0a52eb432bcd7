import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';
import { MalformedAlertError } from '@incident-response/backstage-plugin-incident-response-node';
import { createGrafanaOncallSource } from '../createGrafanaOncallSource';
import created from '../fixtures/created.json';
import { options } from './options';

const source = createGrafanaOncallSource(options);

export function parse(body: unknown) {
  const received = source.parse({
    headers: {},
    body: Buffer.from(
      typeof body === 'string' ? body : JSON.stringify(body),
      'utf8',
    ),
  });
  expect(received).toHaveLength(1);
  return received[0];
}

export const alertOf = (body: unknown): Alert => parse(body).alert;

export function refusal(body: unknown): MalformedAlertError {
  try {
    parse(body);
  } catch (error) {
    if (error instanceof MalformedAlertError) return error;
    throw error;
  }
  throw new Error('the body was accepted');
}

export const withGroup = (changes: object) => ({
  ...created,
  alert_group: { ...created.alert_group, ...changes },
});
export const withEvent = (event: object, group: object = {}) => ({
  ...withGroup(group),
  event,
});
