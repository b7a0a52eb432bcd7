import { z } from 'zod';
import { adviceFor, isAboutToken } from './advice';
import { backgroundCall } from './backgroundCall';
import type { SlackApi } from './SlackApi';
import { SlackRefusal } from './toFailure';

/** Who we are in Slack. */
export interface SlackIdentity {
  readonly botUserId: string;
  /** `B…`; what programs write is signed by it. */
  readonly botId?: string;
  readonly teamId: string;
  /** Address of the workspace; ends with `/`. */
  readonly teamUrl: string;
}

/** Slack takes our token and it may do what is needed, or one sentence says why not. */
export type Standing =
  | { readonly type: 'good'; readonly identity: SlackIdentity }
  | { readonly type: 'refused'; readonly sentence: string };

export interface StandingCheck {
  /**
   * Asks Slack where it is not known. A refusal is asked again after a minute.
   *
   * @throws OutboundCallError where Slack does not answer, which says nothing about the token
   */
  check(): Promise<Standing>;
  /** What is wrong as far as is known, in one sentence; asks again where that is long ago. */
  problem(): string | undefined;
  /** What is known is no longer so: another token, or a refused one. */
  forget(): void;
}

const PATIENCE_MS = 8_000;
const ASK_AGAIN_MS = 60_000;

const answerSchema = z.object({
  url: z.string(),
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string().optional(),
  response_metadata: z
    .object({ scopes: z.array(z.string()).optional() })
    .optional(),
});

type Answer = z.infer<typeof answerSchema>;

const refused = (sentence: string): Standing => ({
  type: 'refused',
  sentence: `${sentence} New war rooms open on the incident page until then.`,
});

function judge(
  answer: Answer,
  teamIds: readonly string[],
  scopes: readonly string[],
): Standing {
  const { team_id: teamId, url, user_id: botUserId, bot_id: botId } = answer;
  if (teamIds.length > 0 && !teamIds.includes(teamId))
    return refused(
      `The Slack token belongs to the workspace ${teamId}, which is not in incidentResponse.slack.teamIds: add it there, or use the token of another workspace.`,
    );
  const granted = answer.response_metadata?.scopes;
  const missing = granted && scopes.filter(scope => !granted.includes(scope));
  if (missing && missing.length > 0)
    return refused(`Slack: ${adviceFor('missing_scope', missing.join(', '))}`);
  return {
    type: 'good',
    identity: {
      botUserId,
      ...(botId !== undefined && { botId }),
      teamId,
      teamUrl: url,
    },
  };
}

/** Finds out once who we are in Slack and whether we may do what is needed. */
export function createStanding(deps: {
  readonly api: SlackApi;
  /** Workspaces that are ours; empty: the one of the token. */
  readonly teamIds: readonly string[];
  /** What the token must be allowed. */
  readonly scopes: readonly string[];
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Told of each refusal that was not known, in one sentence. */
  readonly onRefused: (sentence: string) => void;
}): StandingCheck {
  let known: { readonly standing: Standing; readonly at: number } | undefined;
  let asking: Promise<Standing> | undefined;
  let told: string | undefined;

  async function ask(): Promise<Standing> {
    try {
      const answer = await deps.api.read(
        backgroundCall('slack/standing', PATIENCE_MS),
        { method: 'auth.test', what: 'Asking Slack who we are' },
        client => client.auth.test(),
      );
      return judge(answerSchema.parse(answer), deps.teamIds, deps.scopes);
    } catch (error) {
      if (error instanceof SlackRefusal && isAboutToken(error.code))
        return refused(
          `Slack: ${adviceFor(error.code)} (It said ${error.code}.)`,
        );
      throw error;
    }
  }

  function note(standing: Standing): Standing {
    known = { standing, at: deps.now() };
    const sentence =
      standing.type === 'refused' ? standing.sentence : undefined;
    if (sentence && sentence !== told) deps.onRefused(sentence);
    told = sentence;
    return standing;
  }

  async function check(): Promise<Standing> {
    const isOld =
      known?.standing.type === 'refused' &&
      deps.now() - known.at > ASK_AGAIN_MS;
    if (known && !isOld) return known.standing;
    asking ??= ask()
      .then(note)
      .finally(() => {
        asking = undefined;
      });
    return asking;
  }

  return {
    check,
    problem: () => {
      check().catch(() => {});
      return told;
    },
    forget: () => {
      known = undefined;
    },
  };
}
