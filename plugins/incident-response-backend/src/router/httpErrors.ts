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
import { CommandRejected, IncidentNotFound } from '../engine/IncidentService';

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

function toHttpError(error: unknown): unknown {
  if (error instanceof OutboundCallError) return toGatewayError(error);
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

/** Turns refusals of the engine and of vendors into Backstage errors; the sentence goes on to the person. */
export const httpErrors: ErrorRequestHandler = (error, _req, _res, next) =>
  next(toHttpError(error));
