import type { EffectKind } from '../../domain/PlannedEffect';
import { announce } from './announce';
import { archive } from './archive';
import { assembled } from './assembled';
import { cadence } from './cadence';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { changes, context } from './facts';
import { invite } from './invite';
import { lookUp } from './lookUp';
import { openRoom } from './openRoom';
import { ownership } from './ownership';
import { pin } from './pin';
import { post } from './post';
import { filePostmortem, writePostmortem } from './postmortem';
import { publish } from './publish';
import { update } from './update';
import { writeDraft } from './writeDraft';

export type EffectDefinitions = {
  readonly [K in EffectKind]: EffectDefinition<K>;
};

/** Every kind of effect with the ports it acts through. */
export function createEffects(ports: EffectPorts): EffectDefinitions {
  return {
    ownership: ownership(ports),
    context: context(ports),
    changes: changes(ports),
    openRoom: openRoom(ports),
    invite: invite(ports),
    lookUp: lookUp(ports),
    post: post(ports),
    update: update(ports),
    pin: pin(ports),
    assembled: assembled(),
    writeDraft: writeDraft(ports),
    publish: publish(ports),
    cadence: cadence(ports),
    announce: announce(ports),
    writePostmortem: writePostmortem(ports),
    filePostmortem: filePostmortem(ports),
    archive: archive(ports),
  };
}
