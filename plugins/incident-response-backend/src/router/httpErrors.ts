import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { CommandRejected, IncidentNotFound } from '../engine/IncidentService';

function toHttpError(error: unknown): unknown {
  if (error instanceof IncidentNotFound)
    return new NotFoundError(error.message);
  if (!(error instanceof CommandRejected)) return error;
  switch (error.reason) {
    case 'conflict':
      return new ConflictError(error.message);
    case 'forbidden':
      return new NotAllowedError(error.message);
    case 'invalid':
      return new InputError(error.message);
    default: {
      const unreachable: never = error.reason;
      return new Error(`Unknown reason ${unreachable}: ${error.message}`);
    }
  }
}

/** Turns the engine's refusals into Backstage errors; the sentence goes on to the person. */
export const httpErrors: ErrorRequestHandler = (error, _req, _res, next) =>
  next(toHttpError(error));
