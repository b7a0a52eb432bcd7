import { ConfigReader } from '@backstage/config';
import { createModuleSlots, type ModuleSlots } from './createModuleSlots';
import { refuseGuests } from './refuseGuests';

const WITH_GUESTS = new ConfigReader({ auth: { providers: { guest: {} } } });
const WITHOUT = new ConfigReader({ auth: { providers: { oidc: {} } } });

const create = () => {
  throw new Error('nobody needs it made');
};
const real = { from: 'mine', create };
const twin = { ...real, standsIn: true };

/** One offer for each port there is. */
const PORTS: readonly (readonly [
  keyof ReturnType<ModuleSlots['offers']>,
  (slots: ModuleSlots, offer: typeof real) => void,
])[] = [
  ['alertSources', (slots, of) => slots.alertSources.addAlertSource(of)],
  ['facts', (slots, of) => slots.facts.addFacts(of)],
  ['people', (slots, of) => slots.people.setPeople(of)],
  ['chat', (slots, of) => slots.chat.setChat(of)],
  ['statusPage', (slots, of) => slots.statusPage.setStatusPage(of)],
  ['tracker', (slots, of) => slots.tracker.setTracker(of)],
  ['writer', (slots, of) => slots.writer.setWriter(of)],
  ['pager', (slots, of) => slots.pager.setPager(of)],
];

describe('guest sign-in', () => {
  it('is looked at for every port that a module may bring', () => {
    const { offers, ...ports } = createModuleSlots();
    expect(offers()).toBeDefined();
    expect(PORTS.map(([port]) => port).sort()).toEqual(
      Object.keys(ports).sort(),
    );
  });

  it.each(PORTS)('is refused beside what a module brings: %s', (port, add) => {
    const slots = createModuleSlots();
    add(slots, real);
    expect(() => refuseGuests(WITH_GUESTS, slots.offers())).toThrow(
      `modules connect real vendors: 'mine' (${port}). Remove the guests or these modules`,
    );
    expect(() => refuseGuests(WITHOUT, slots.offers())).not.toThrow();
  });

  it.each(PORTS)('is let be beside what only stands in: %s', (_port, add) => {
    const slots = createModuleSlots();
    add(slots, twin);
    expect(() => refuseGuests(WITH_GUESTS, slots.offers())).not.toThrow();
  });

  it('is let be beside what is built in', () => {
    const { offers } = createModuleSlots();
    expect(() => refuseGuests(WITH_GUESTS, offers())).not.toThrow();
  });
});
