import { postOnce } from '../../http/postOnce';
import type { SlackControl } from './SlackControl';

/** Long enough for an act whose acknowledgement is missing. */
const DEADLINE_MS = 30_000;

/**
 * Controls a Slack twin that runs somewhere; `url` is where, as it printed it.
 *
 * @public
 */
export function connectSlackTwin(url: string): SlackControl {
  async function call<T>(name: string, input: unknown = {}): Promise<T> {
    const posted = await postOnce({
      url: `${url}/control/${name}`,
      headers: {},
      body: JSON.stringify(input),
      timeoutMs: DEADLINE_MS,
      keep: Infinity,
    });
    if (posted.type !== 'answered' || posted.status !== 200)
      throw new Error(
        `The Slack twin at ${url} did not do '${name}': ${JSON.stringify(
          posted,
        )}`,
      );
    const answer: { readonly result: T } = JSON.parse(posted.body);
    return answer.result;
  }
  return {
    act: act => call('act', act),
    integrate: post => call('integrate', post),
    misbehave: async (...faults) => call('misbehave', { faults }),
    behave: () => call('behave'),
    calls: () => call('calls'),
    deliveries: () => call('deliveries'),
    channels: () => call('channels'),
    views: () => call('views'),
    users: () => call('users'),
    putUsers: users => call('putUsers', { users }),
    putUsergroup: group => call('putUsergroup', group),
    dropSockets: (how, most) => call('dropSockets', { how, most }),
    sockets: () => call('sockets'),
    configure: settings => call('configure', settings),
    advance: ms => call('advance', { ms }),
  };
}
