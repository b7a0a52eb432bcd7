import type { Request, Response } from 'express';

/**
 * Answers in the shape of every Backstage error. Used where a thrown error would be logged with its
 * stack: strangers must not be able to fill the log.
 */
export function sendError(
  req: Request,
  res: Response,
  statusCode: number,
  error: { readonly name: string; readonly message: string },
): void {
  res.status(statusCode).json({
    error: { name: error.name, message: error.message },
    request: { method: req.method, url: req.path },
    response: { statusCode },
  });
}
