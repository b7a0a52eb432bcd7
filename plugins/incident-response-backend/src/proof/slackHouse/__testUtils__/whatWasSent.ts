import { pingsOf, type SlackCall } from '@incident-response/twins';

type Args = SlackCall['args'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Whatever of a call Slack reads its own markup in. */
const markupOf = ({ text, topic, title }: Args) =>
  [text, topic, title].map(textOf).join('\n');

const blocksOf = ({ blocks, view }: Args) => [
  ...recordsOf(blocks),
  ...(isRecord(view) ? recordsOf(view.blocks) : []),
];

/** Methods in which Slack answers that there is nobody: it was asked, and nothing was sent. */
const LOOKUPS = ['users.lookupByEmail'];

/** Calls that Slack did not take. */
export const refusedOf = (calls: readonly SlackCall[]) =>
  calls.flatMap(({ method, result }) => {
    if (result.type !== 'answered') return [[method, result.type]];
    const isTaken = result.status === 200 && result.body.ok !== false;
    return isTaken || LOOKUPS.includes(method)
      ? []
      : [[method, result.status, JSON.stringify(result.body)]];
  });

/** Everything in calls that could act: who is called, what can be clicked, what becomes an emoji. */
export function actingIn(calls: readonly SlackCall[]) {
  const pings = calls.map(({ args }) =>
    pingsOf({ text: markupOf(args), blocks: blocksOf(args) }),
  );
  const all = <T>(of: (one: (typeof pings)[number]) => readonly T[]) => [
    ...new Set(pings.flatMap(of)),
  ];
  return {
    users: all(({ users }) => users).sort(),
    groups: all(({ usergroups }) => usergroups),
    broadcasts: all(({ broadcasts }) => broadcasts),
    links: all(({ links }) => links).sort(),
    emoji: calls.flatMap(
      ({ args }) => markupOf(args).match(/:[\p{L}\p{N}_+'-]+:/gu) ?? [],
    ),
    markup: calls.filter(({ args }) =>
      JSON.stringify(blocksOf(args)).includes('"mrkdwn"'),
    ),
  };
}
