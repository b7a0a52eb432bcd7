import { runSuites } from './runSuites';

export interface Job {
  readonly type: 'job';
  readonly directory: string;
  /** Compiled test files, in the order in which they are run. */
  readonly suites: readonly string[];
}

export interface Answer {
  readonly type: 'answer';
  /** The first test that failed; absent: all passed. */
  readonly noticedBy?: string;
}

process.on('message', (job: Job) => {
  void runSuites(job.directory, job.suites).then(noticedBy => {
    const answer: Answer = { type: 'answer', noticedBy };
    process.send?.(answer);
  });
});
process.on('disconnect', () => process.exit());
