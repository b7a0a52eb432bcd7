import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { PortOffer } from '@incident-response/backstage-plugin-incident-response-node';
import type { Offers } from './createModuleSlots';

/** What each module says it connects, by the module's name. */
function vendorsOf(offers: Offers): readonly string[] {
  const ports: Readonly<
    Record<keyof Offers, readonly (PortOffer<unknown> | undefined)[]>
  > = {
    alertSources: offers.alertSources,
    facts: offers.facts,
    people: [offers.people],
    chat: [offers.chat],
    statusPage: [offers.statusPage],
    tracker: [offers.tracker],
    writer: [offers.writer],
    pager: [offers.pager],
  };
  return Object.entries(ports).flatMap(([port, offered]) =>
    offered.flatMap(offer =>
      offer && offer.standsIn !== true ? [`'${offer.from}' (${port})`] : [],
    ),
  );
}

/**
 * Whoever signs in as a guest proves nothing. Where modules bring vendors, nobody may; the
 * configuration refuses its own sources beside guests by itself.
 *
 * @throws InputError naming the modules
 */
export function refuseGuests(config: Config, offers: Offers): void {
  if (!config.has('auth.providers.guest')) return;
  const vendors = vendorsOf(offers);
  if (vendors.length > 0)
    throw new InputError(
      `auth.providers.guest lets anybody in without proof, and modules connect real vendors: ${vendors.join(
        ', ',
      )}. Remove the guests or these modules; a module of which nothing is real declares standsIn with what it offers.`,
    );
}
