/**
 * Catalog annotation naming the alert value (label or integration name) that means this entity.
 * Several values are separated by commas.
 *
 * @public
 */
export const ANNOTATION_ALERT_SERVICE = 'incident-response.io/alert-service';

/**
 * Catalog annotation with the runbook's address, shown in the war room.
 *
 * @public
 */
export const ANNOTATION_RUNBOOK = 'incident-response.io/runbook';

/**
 * Catalog annotation naming the status page component that stands for this entity.
 *
 * @public
 */
export const ANNOTATION_STATUS_COMPONENT =
  'incident-response.io/status-page-component';
