import type { internal } from '@backstage/backend-openapi-utils';

/** A JSON schema, as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** One method of one path. */
export type Operation = Readonly<Record<string, unknown>>;

/** Path → method → operation. */
export type Paths = Readonly<
  Record<string, Readonly<Record<string, Operation>>>
>;

export type OpenApiDocument = internal.RequiredDoc & {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
};
