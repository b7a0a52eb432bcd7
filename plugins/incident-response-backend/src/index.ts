/**
 * Incident response for Backstage: the backend plugin.
 *
 * @packageDocumentation
 */
export { incidentResponsePlugin as default } from './plugin';
