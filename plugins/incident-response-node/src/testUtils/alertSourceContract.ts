import { alertSchema } from '@incident-response/backstage-plugin-incident-response-common';
import type {
  AlertSource,
  WebhookRequest,
} from '@incident-response/backstage-plugin-incident-response-node';
import { MalformedAlertError } from '../ports/AlertSource';

/**
 * An alert source under test with deliveries as its sender makes them, all of one alert group.
 *
 * @public
 */
export interface AlertSourceSubject {
  readonly source: AlertSource;
  /** The group starts to fire. */
  firing(): WebhookRequest;
  /** The same group is resolved. */
  resolved(): WebhookRequest;
  /** From the right sender, with a body that cannot be read. */
  malformed(): WebhookRequest;
  /** The firing one from somebody else: no or a wrong secret. */
  forged(): WebhookRequest;
}

/**
 * What every AlertSource must do. Call it at the top level of a Jest test file.
 *
 * @public
 */
export function alertSourceContract(
  name: string,
  start: () => AlertSourceSubject,
): void {
  describe(`AlertSource ${name}`, () => {
    const { source, firing, resolved, malformed, forged } = start();

    it('has an id that is fit for a path', () => {
      expect(source.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(['hold', 'refuse']).toContain(source.whenStoreFails);
    });

    it('lets in its own sender and nobody else', () => {
      expect(source.authenticate(firing())).toBe(true);
      expect(source.authenticate(resolved())).toBe(true);
      expect(source.authenticate(forged())).toBe(false);
      expect(source.authenticate({ headers: {}, body: firing().body })).toBe(
        false,
      );
    });

    it('reads alerts in our shape, under its own name', () => {
      const [received] = source.parse(firing());
      expect(alertSchema.safeParse(received.alert).error).toBeUndefined();
      expect(received.alert).toMatchObject({
        source: source.id,
        state: 'firing',
      });
    });

    it('tells the same group and the same beginning when it is resolved', () => {
      const [fired] = source.parse(firing());
      const [over] = source.parse(resolved());
      expect(over.alert.state).toBe('resolved');
      expect(over.alert.group).toBe(fired.alert.group);
      expect(over.alert.startedAt).toBe(fired.alert.startedAt);
    });

    it('tells a repeated delivery by its key, and different ones apart', () => {
      const keys = [firing(), firing(), resolved()].map(
        request => source.parse(request)[0].eventKey,
      );
      expect(keys[1]).toBe(keys[0]);
      // Where the sender gives nothing to tell by, there is no key and nothing is taken for a repetition.
      expect(keys[0] === undefined || keys[2] !== keys[0]).toBe(true);
    });

    it('refuses what it cannot read with a sentence', () => {
      expect(() => source.parse(malformed())).toThrow(MalformedAlertError);
      const empty = { ...malformed(), body: Buffer.alloc(0) };
      expect(() => source.parse(empty)).toThrow(MalformedAlertError);
    });
  });
}
