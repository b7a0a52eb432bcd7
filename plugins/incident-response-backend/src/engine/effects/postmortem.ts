import { sha256 } from '../../domain/ledger';
import { redact } from '../../domain/redaction/redact';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

/** Where the ledger stood, for whoever holds the postmortem a year later. */
async function evidenceOf(
  anchorLine: NonNullable<EffectPorts['anchorLine']>,
  incidentId: string,
): Promise<string> {
  const anchor = await anchorLine(incidentId).catch(
    () => 'It could not be told. Verify the ledger.',
  );
  return [
    '',
    '## Evidence',
    '',
    'Where the ledger stood when this was written. An export of it can be compared with this line: `npm run verify -- <export> --anchors <this text>`.',
    '',
    `    ${anchor}`,
    '',
  ].join('\n');
}

export function writePostmortem({
  writer,
  timeline,
  anchorLine,
}: EffectPorts): EffectDefinition<'writePostmortem'> {
  return {
    perform: async ({ key }, incident, call) => {
      const written = await writer.draftPostmortem(
        { incident, timeline: await timeline(incident.id) },
        call,
      );
      // Before it is hashed: what is filed is what stands on the ledger.
      const evidence =
        anchorLine && (await evidenceOf(anchorLine, incident.id));
      const markdown = redact(`${written.markdown}${evidence ?? ''}`);
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
