import { createTemplateWriter } from '../adapters/builtin';
import type { AlertSource } from '@incident-response/backstage-plugin-incident-response-node';
import { createModuleSlots } from './createModuleSlots';
import { takeOffers } from './takeOffers';

const source = (id: string): AlertSource => ({
  id,
  whenStoreFails: 'refuse',
  authenticate: () => false,
  parse: () => [],
});
const broken = () => {
  throw new Error('token is missing');
};

describe('what modules offer', () => {
  it('is what is served, and nothing where nothing is offered', async () => {
    const slots = createModuleSlots();
    const writer = createTemplateWriter();
    slots.writer.setWriter({ from: 'words', create: async () => writer });
    slots.alertSources.addAlertSource({
      from: 'bells',
      create: () => source('bells'),
    });
    const ports = await takeOffers(slots.offers(), [source('grafana-oncall')]);
    expect(ports.writer).toBe(writer);
    expect(ports.chat).toBeUndefined();
    expect(ports.alertSources.map(({ id }) => id)).toEqual([
      'grafana-oncall',
      'bells',
    ]);
    expect(ports.fallbacks).toEqual([]);
  });

  it('is refused by both names where two set what only one may', () => {
    const slots = createModuleSlots();
    const create = () => broken();
    slots.statusPage.setStatusPage({ from: 'page-one', create });
    slots.statusPage.setStatusPage({ from: 'page-two', create });
    expect(() => slots.offers()).toThrow(
      "'page-one' and 'page-two' both set the status page",
    );
  });

  it('is done without where it only helps, and somebody is told', async () => {
    const slots = createModuleSlots();
    slots.writer.setWriter({ from: 'words', create: broken });
    slots.facts.addFacts({ from: 'graphs', create: broken });
    slots.pager.setPager({ from: 'bells', create: broken });
    const ports = await takeOffers(slots.offers(), []);
    expect(ports.writer).toBeUndefined();
    expect(ports.facts).toEqual([]);
    expect(ports.pager).toBeUndefined();
    expect(ports.fallbacks).toEqual([
      "The reader of facts of the module 'graphs' could not be made: token is missing Its facts are missing.",
      "The writer of the module 'words' could not be made: token is missing Templates serve.",
      "The pager of the module 'bells' could not be made: token is missing Nobody is paged but by what the configuration names.",
    ]);
  });

  it.each(['chat', 'statusPage', 'alertSource'] as const)(
    'is not done without where it is the %s',
    async port => {
      const slots = createModuleSlots();
      const offer = { from: 'the-module', create: broken };
      if (port === 'chat') slots.chat.setChat(offer);
      if (port === 'statusPage') slots.statusPage.setStatusPage(offer);
      if (port === 'alertSource') slots.alertSources.addAlertSource(offer);
      await expect(takeOffers(slots.offers(), [])).rejects.toThrow(
        "of the module 'the-module' could not be made: token is missing",
      );
    },
  );

  it.each([
    ['Bells & Whistles', 'cannot have a path'],
    ['grafana-oncall', 'is there already'],
  ])('is refused as the alert source %s', async (id, why) => {
    const slots = createModuleSlots();
    slots.alertSources.addAlertSource({ from: 'm', create: () => source(id) });
    await expect(
      takeOffers(slots.offers(), [source('grafana-oncall')]),
    ).rejects.toThrow(why);
  });
});
