/**
 * An example of a module for incident response, written against the published `-node` package only.
 *
 * @packageDocumentation
 */
export { incidentResponseModuleExample as default } from './module';
