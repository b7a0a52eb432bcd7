/** What the API answers. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

export const refuse = (
  status: number,
  detail: string,
  headers?: Readonly<Record<string, string>>,
): Answer => ({ status, body: { detail }, ...(headers && { headers }) });

/** A mistake that no single field made. */
export const wrong = (sentence: string): Answer => ({
  status: 400,
  body: { non_field_errors: [sentence] },
});

export const NOT_FOUND = refuse(404, 'Not found.');
