import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { shortRef } from '@incident-response/backstage-plugin-incident-response-common';

const ENTITY_REF = /^[^:/\s]+:[^:/\s]+\/[^/\s]+$/;

/** Whether a text is a full entity ref, so that it can be linked. */
export function isEntityRef(text: string): boolean {
  return ENTITY_REF.test(text);
}

/** A catalog entity by its link; anything else, such as an address, as plain text. */
export function EntityName(props: { entityRef: string; name?: string }) {
  if (!isEntityRef(props.entityRef)) {
    return <span>{props.name ?? shortRef(props.entityRef)}</span>;
  }
  return (
    <EntityRefLink entityRef={props.entityRef} title={props.name} hideIcon />
  );
}
