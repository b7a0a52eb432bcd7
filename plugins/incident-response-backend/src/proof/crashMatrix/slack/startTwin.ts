import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  connectSlackTwin,
  type SlackControl,
  type SlackUser,
} from '@incident-response/twins';
import { killAtExit } from '../../fullBackend/killAtExit';
import { MEMBERS } from './workspace';

/** A Slack that outlives the processes it is used by. */
export interface StandingSlack {
  /** Without a slash at the end. */
  readonly url: string;
  readonly control: SlackControl;
  stop(): Promise<void>;
}

const FIRST_LINE = /^Slack twin: (\S+)$/;

/** Starts a Slack in a process of its own, with the people of the matrix in it. */
export async function startTwin(
  file: string,
  members: readonly SlackUser[] = MEMBERS,
): Promise<StandingSlack> {
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: join(dirname(file), 'compiled'),
    },
  });
  const ended = once(child, 'close');
  killAtExit(child);
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const lines = createInterface({ input: child.stdout });
  const first: unknown = await Promise.race([
    once(lines, 'line').then(([line]) => line),
    ended.then(() => 'it ended'),
  ]);
  const [, url] = FIRST_LINE.exec(String(first)) ?? [];
  if (url === undefined) {
    await stop();
    throw new Error(`The Slack twin did not start: ${String(first)}`);
  }
  const control = connectSlackTwin(url);
  await control.putUsers(members);
  // As fast as the rest: what Slack limits is proved beside its client.
  await control.configure({ limits: 'off' });
  return { url, control, stop };
}
