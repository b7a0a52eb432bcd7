import { Alert } from '@backstage/ui';
import {
  isRestricted,
  shortRef,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import { AllClear } from './AllClear';
import type { IncidentScope } from './scope';

/** What everybody who looks at the incident has to know before they do anything. */
export function Circumstances(props: { scope: IncidentScope }) {
  const { incident } = props.scope.view;
  const { restriction, legalHold, storm } = incident;
  const t = useText();
  return (
    <>
      {isRestricted(incident) && (
        <Alert
          status="warning"
          icon
          title={t('incident.restrictedBanner')}
          description={
            restriction
              ? t('incident.restrictedWhy', { reason: restriction.reason })
              : t('incident.restrictedText')
          }
        />
      )}
      {legalHold && (
        <Alert
          status="info"
          icon
          title={t('incident.heldBanner')}
          description={t('incident.heldText', {
            reason: legalHold.reason,
            who: shortRef(legalHold.by),
            date: legalHold.at.slice(0, 10),
          })}
        />
      )}
      {storm && (
        <Alert
          status="info"
          icon
          title={t('incident.stormBanner')}
          description={t('incident.stormText', { limit: String(storm.limit) })}
        />
      )}
      <AllClear scope={props.scope} />
    </>
  );
}
