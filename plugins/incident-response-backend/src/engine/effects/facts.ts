import type { Fact } from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

const NOT_CONFIGURED = {
  context: 'no metrics, logs or trace source is configured',
  changes: 'no source of changes is configured',
} as const;

const LABEL = { context: 'Context', changes: 'Recent changes' } as const;

/** Asks every source at once; one that fails leaves a fact whose value is unknown. */
async function collect(
  kind: 'context' | 'changes',
  { facts }: EffectPorts,
  incident: FoldedIncident,
  call: OutboundCall,
): Promise<Fact[]> {
  const sources = facts.filter(source => source.kind === kind);
  if (sources.length === 0)
    return [{ label: LABEL[kind], value: null, note: NOT_CONFIGURED[kind] }];
  const answers = await Promise.allSettled(
    sources.map(source => source.collect(incident, call)),
  );
  return answers.flatMap((answer, i): readonly Fact[] =>
    answer.status === 'fulfilled'
      ? answer.value
      : [
          {
            label: sources[i].name,
            value: null,
            note: `could not be read: ${String(answer.reason).slice(0, 400)}`,
          },
        ],
  );
}

export function context(ports: EffectPorts): EffectDefinition<'context'> {
  return {
    perform: async ({ key }, incident, call) =>
      outcome(key, 'CONTEXT_SNAPSHOT_ATTACHED', {
        facts: await collect('context', ports, incident, call),
      }),
  };
}

export function changes(ports: EffectPorts): EffectDefinition<'changes'> {
  return {
    perform: async ({ key }, incident, call) =>
      outcome(key, 'CHANGES_ATTACHED', {
        facts: await collect('changes', ports, incident, call),
      }),
  };
}
