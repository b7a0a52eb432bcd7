import {
  ConflictError,
  CustomErrorBase,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { ErrorRequestHandler } from 'express';
import {
  CommandRejected,
  IncidentNotFound,
  IncidentRemoved,
} from '../engine/IncidentService';
import { reasonOf, tellsStatement } from '../observability/reasonOf';

/** It was here, and will not come back. */
class GoneError extends CustomErrorBase {
  name = 'GoneError' as const;
  readonly statusCode = 410;
}

/** Somebody else's server was asked and refused: asking again will not help. */
class BadGatewayError extends CustomErrorBase {
  name = 'BadGatewayError' as const;
  readonly statusCode = 502;
}

function toGatewayError(error: OutboundCallError): Error {
  return error.failure === 'rejected'
    ? new BadGatewayError(error.message)
    : new ServiceUnavailableError(error.message);
}

/** An answer and a log hold the reason, not the whole statement with what was to be stored. */
function withoutStatement(error: unknown): unknown {
  if (!tellsStatement(error)) return error;
  const told = new Error(
    `The database said "${reasonOf(
      error,
    )}". Try again; where it stays so, check that it is up and has room.`,
  );
  told.name = 'DatabaseError';
  return told;
}

function toHttpError(error: unknown): unknown {
  if (error instanceof OutboundCallError) return toGatewayError(error);
  if (error instanceof IncidentNotFound)
    return new NotFoundError(error.message);
  if (error instanceof IncidentRemoved) return new GoneError(error.message);
  if (!(error instanceof CommandRejected)) return withoutStatement(error);
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

/** Turns refusals of the engine and of vendors into Backstage errors; the sentence goes on to the person. */
export const httpErrors: ErrorRequestHandler = (error, _req, _res, next) =>
  next(toHttpError(error));
