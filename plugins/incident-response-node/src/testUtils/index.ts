/**
 * For tests of modules: one contract suite a port, and a harness that kills a process at each point of
 * an outbound act. The suites need Jest's globals.
 *
 * @packageDocumentation
 */
export {
  alertSourceContract,
  type AlertSourceSubject,
} from './alertSourceContract';
export { approvedPublication } from './approvedPublication';
export { callFor, lateCall, lostCall } from './calls';
export type { ChatSubject } from './chat/ChatSubject';
export { chatContract } from './chatContract';
export { crashContract, type CrashProgram } from './crashContract';
export {
  runCrashProgram,
  type CrashAct,
  type CrashPoint,
} from './crashProgram';
export { HOSTILE_TEXTS } from './hostileTexts';
export { factsContract, peopleContract } from './readersContract';
export { sampleIncident, sampleTimeline } from './sampleIncident';
export {
  statusPageContract,
  type StatusPageSubject,
} from './statusPageContract';
export { trackerContract, type TrackerSubject } from './trackerContract';
export { writerContract } from './writerContract';
