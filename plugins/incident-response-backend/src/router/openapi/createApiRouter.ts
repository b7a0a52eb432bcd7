import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import express, { type Router } from 'express';
import { document } from './document';

/**
 * A router that checks what comes in against the document before any handler sees it.
 * With `validateResponses` it checks what goes out as well.
 */
export function createApiRouter(options: {
  readonly validateResponses?: boolean;
}): Router {
  return createValidatedOpenApiRouterFromGeneratedEndpointMap(document, {
    // A draft alone may be 25,000 characters of up to four bytes each.
    middleware: [express.json({ limit: '512kb' })],
    validatorOptions: {
      validateResponses: options.validateResponses ?? false,
      validateSecurity: false,
    },
  });
}
