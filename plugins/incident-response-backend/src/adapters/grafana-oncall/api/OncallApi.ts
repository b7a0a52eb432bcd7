import {
  OutboundCallError,
  type CallAccess,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { z } from 'zod';
import { refused, unanswered, type OncallAnswer } from './failures';
import type { OncallHttp } from './OncallHttp';

export interface OncallApiOptions {
  /** As OnCall shows it in its settings, with or without `/api/v1`. */
  readonly url: string;
  /** The API key of a user, as it is now: it may change while we run. */
  readonly token: () => string;
  readonly http: OncallHttp;
}

/** Grafana OnCall's public API, as far as paging needs it. */
export interface OncallApi {
  /**
   * @param what - for people: what was to be read
   * @returns `undefined` where there is no such thing
   */
  read<TSchema extends z.ZodType>(
    path: string,
    schema: TSchema,
    what: string,
    call: OutboundCall,
  ): Promise<z.infer<TSchema> | undefined>;
  /** The answer as it came, also where it is a refusal; throws where there is none. */
  write(
    path: string,
    body: object,
    what: string,
    call: OutboundCall,
  ): Promise<OncallAnswer>;
}

const DEADLINE_MS = 10_000;
const LONGEST_ANSWER = 2_000_000;

/** The base of all paths, without a slash at its end. */
const baseOf = (url: string) =>
  `${url.replace(/\/+$/, '').replace(/\/api\/v1$/, '')}/api/v1`;

function parsed<TSchema extends z.ZodType>(
  what: string,
  body: string,
  schema: TSchema,
): z.infer<TSchema> {
  try {
    return schema.parse(JSON.parse(body));
  } catch (error) {
    throw new OutboundCallError(
      `${what}: what Grafana OnCall answered could not be read.`,
      { failure: 'rejected', cause: error },
    );
  }
}

export function createOncallApi({
  url,
  token,
  http,
}: OncallApiOptions): OncallApi {
  const base = baseOf(url);

  async function send(
    request: { readonly path: string; readonly body: string },
    what: string,
    access: CallAccess,
    { signal, deadlineMs = DEADLINE_MS }: OutboundCall,
  ): Promise<OncallAnswer> {
    try {
      return await http({
        method: access === 'read' ? 'GET' : 'POST',
        url: `${base}/${request.path}`,
        // The key as it is: OnCall knows no `Bearer`.
        headers: {
          authorization: token(),
          accept: 'application/json',
          ...(access === 'write' && { 'content-type': 'application/json' }),
        },
        body: request.body,
        longestAnswer: LONGEST_ANSWER,
        deadlineMs,
        signal,
      });
    } catch (error) {
      throw unanswered(what, error, access);
    }
  }

  return {
    async read(path, schema, what, call) {
      const answer = await send({ path, body: '' }, what, 'read', call);
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw refused(what, answer, 'read');
      return parsed(what, answer.body, schema);
    },
    write(path, body, what, call) {
      call.begin();
      return send({ path, body: JSON.stringify(body) }, what, 'write', call);
    },
  };
}
