import type { Operation, Schema } from './OpenApiDocument';
import { ref } from './schemas';

const json = (schema: Schema) => ({ 'application/json': { schema } });

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request is not right; the message names the field.',
  401: 'Nobody is signed in, or the sender does not prove itself.',
  403: 'Not this caller: the message says why.',
  404: 'There is no such thing; the message says what to do.',
  405: 'Alerts are sent with POST.',
  409: 'The incident has moved on; the message says who or what was first.',
  410: 'It was removed under retention; the message says when.',
  413: 'The body is larger than 1 MiB.',
  422: 'The body is no alert; the message names the field.',
  503: 'It could not be stored. Send it again.',
};

export interface OperationDescription {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Schema[];
  readonly body?: Schema;
  /** Status → what it answers. */
  readonly answers: Readonly<
    Record<number, { description: string; content?: Schema }>
  >;
  readonly refuses?: readonly number[];
  /** Needs no credentials of Backstage. */
  readonly open?: boolean;
}

export const answer = (description: string, schema: Schema) => ({
  description,
  content: json(schema),
});

/** An operation in the words of OpenAPI. */
export function operation(of: OperationDescription): Operation {
  const refusals = Object.fromEntries(
    (of.refuses ?? []).map(status => [
      String(status),
      { description: REFUSALS[status], content: json(ref('Error')) },
    ]),
  );
  return {
    operationId: of.id,
    summary: of.summary,
    ...(of.description && { description: of.description }),
    ...(of.parameters && { parameters: of.parameters }),
    ...(of.body && { requestBody: { required: true, content: json(of.body) } }),
    security: of.open ? [] : [{ backstage: [] }],
    responses: { ...of.answers, ...refusals },
  };
}

export const query = (
  name: string,
  description: string,
  schema: Schema,
): Schema => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
  // Entity refs are full of colons and slashes, which people write as they are.
  allowReserved: true,
});

export const queryList = (
  name: string,
  description: string,
  items: Schema,
): Schema => ({
  ...query(name, description, { type: 'array', items }),
  style: 'form',
  explode: true,
});

export const incidentId: Schema = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};
