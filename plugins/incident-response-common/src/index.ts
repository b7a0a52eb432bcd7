/**
 * Schemas, permissions and API types shared by the incident response plugins.
 *
 * @packageDocumentation
 */
export * from './actor';
export * from './annotations';
export * from './api';
export * from './chatOnly';
export * from './checklist';
export * from './commands';
export * from './componentLabel';
export * from './describeEvent';
export * from './draft';
export * from './effectRecord';
export * from './durations';
export * from './events/index';
export * from './evidence';
export * from './followUps';
export { extentOf, sayExtent, type Extent } from './extent';
export * from './incident';
export * from './lifecycle';
export * from './permissions';
export * from './plumbing';
export * from './publication';
export * from './readsAsUpdate';
export * from './responder';
export * from './roomContent';
export * from './roomObservation';
export * from './sayPaged';
export * from './sayTime';
export * from './severity';
export * from './shortRef';
export * from './visibility';
export * from './signals';
export * from './warRoom';
export * from './watches';
