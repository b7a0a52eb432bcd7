import { sha256 } from '../../domain/ledger';
import { redact } from '../../domain/redaction/redact';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function writePostmortem({
  writer,
  timeline,
}: EffectPorts): EffectDefinition<'writePostmortem'> {
  return {
    perform: async ({ key }, incident, call) => {
      const written = await writer.draftPostmortem(
        { incident, timeline: await timeline(incident.id) },
        call,
      );
      // Before it is hashed: what is filed is what stands on the ledger.
      const markdown = redact(written.markdown);
      return outcome(key, 'POSTMORTEM_DRAFTED', {
        markdown,
        sha256: sha256(markdown),
        writer: writer.name,
      });
    },
  };
}

export function filePostmortem({
  tracker,
}: EffectPorts): EffectDefinition<'filePostmortem'> {
  return {
    perform: async ({ key, markdown }, incident, call) => {
      const day = incident.milestones.declaredAt.slice(0, 10);
      const { postmortemId, url } = await tracker.createPostmortem(
        {
          incident,
          title: `[${incident.severity} Postmortem] ${incident.title} (${day})`,
          markdown,
        },
        call,
      );
      return outcome(key, 'POSTMORTEM_CREATED', {
        postmortemId,
        url,
        tracker: tracker.name,
      });
    },
  };
}
