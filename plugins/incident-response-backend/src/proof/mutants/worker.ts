import { runSuites, type Noticed } from './runSuites';

export interface Job {
  readonly type: 'job';
  readonly directory: string;
  /** Compiled test files, in the order in which they are run. */
  readonly suites: readonly string[];
}

export interface Answer {
  readonly type: 'answer';
  /** Absent: all passed. */
  readonly noticed?: Noticed;
}

process.on('message', (job: Job) => {
  void runSuites(job.directory, job.suites).then(noticed => {
    const answer: Answer = { type: 'answer', noticed };
    process.send?.(answer);
  });
});
process.on('disconnect', () => process.exit());
