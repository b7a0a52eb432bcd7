/**
 * Incident pages, approval console and entity cards for Backstage.
 *
 * @packageDocumentation
 */
export { incidentResponsePlugin as default } from './plugin';
export {
  incidentResponseApiRef,
  type DrillRequest,
  type EraseRequest,
  type Erasure,
  type IncidentQuery,
  type IncidentResponseApi,
  type PublicationReported,
  type PublicationsPeriod,
  type PublicationsReport,
  type TimelineQuery,
} from './api/IncidentResponseApi';
export { IncidentResponseClient } from './api/IncidentResponseClient';
export {
  EntityIncidentsCard,
  EntityIncidentsContent,
  incidentResponseLegacyPlugin,
  IncidentResponsePage,
} from './legacy';
export { incidentResponseTranslationRef } from './translation';
