import type { EffectKind } from '../../domain/PlannedEffect';
import { announce } from './announce';
import { archive } from './archive';
import { assembled } from './assembled';
import { cadence } from './cadence';
import { call, callApprover } from './call';
import { close } from './close';
import { deduplicate } from './deduplicate';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { changes, context } from './facts';
import { invite } from './invite';
import { lapse } from './lapse';
import { lookUp } from './lookUp';
import { nameApprovers } from './nameApprovers';
import { openRoom } from './openRoom';
import { ownership } from './ownership';
import { page } from './page';
import { pin } from './pin';
import { post } from './post';
import { filePostmortem, writePostmortem } from './postmortem';
import { proposeDraft } from './proposeDraft';
import { publish } from './publish';
import { resolveClear } from './resolveClear';
import { bookmark, setTopic } from './roomHead';
import { tellLink } from './tellLink';
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
    setTopic: setTopic(ports),
    bookmark: bookmark(ports),
    assembled: assembled(),
    writeDraft: writeDraft(ports),
    publish: publish(ports),
    lapse: lapse(ports),
    cadence: cadence(ports),
    call: call(ports),
    page: page(ports),
    nameApprovers: nameApprovers(ports),
    callApprover: callApprover(ports),
    proposeDraft: proposeDraft(),
    announce: announce(ports),
    writePostmortem: writePostmortem(ports),
    filePostmortem: filePostmortem(ports),
    deduplicate: deduplicate(ports),
    archive: archive(ports),
    resolveClear: resolveClear(ports),
    close: close(ports),
    tellLink: tellLink(ports),
  };
}
