import { z } from 'zod';

const onMethod = {
  method: z.string().optional(),
  times: z.number().int().positive().optional(),
};

/** What the control API takes. */
export const faultSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('latency'), ...onMethod, ms: z.number() }),
  z.object({
    type: z.literal('rateLimited'),
    ...onMethod,
    retryAfterS: z.number(),
  }),
  z.object({
    type: z.literal('serverError'),
    ...onMethod,
    status: z.number().int().optional(),
    committed: z.boolean().optional(),
  }),
  z.object({ type: z.literal('replyLost'), ...onMethod }),
  z.object({
    type: z.literal('commitsLate'),
    ...onMethod,
    afterMs: z.number(),
  }),
  z.object({ type: z.literal('hidden'), ...onMethod, ms: z.number() }),
  z.object({
    type: z.literal('stall'),
    ...onMethod,
    where: z.enum(['headers', 'body']),
  }),
  z.object({ type: z.literal('refused'), ...onMethod, error: z.string() }),
  z.object({
    type: z.literal('duplicateEnvelope'),
    times: z.number().optional(),
  }),
  z.object({ type: z.literal('envelopeLost'), times: z.number().optional() }),
]);

export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  realName: z.string(),
  email: z.string().optional(),
  kind: z.enum([
    'member',
    'guest',
    'singleChannelGuest',
    'bot',
    'stranger',
    'deactivated',
  ]),
  botId: z.string().optional(),
  teamId: z.string(),
  updated: z.number(),
});

export const usergroupSchema = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  users: z.array(z.string()),
});

export const settingsSchema = z.object({
  scopes: z.array(z.string()).optional(),
  events: z.array(z.string()).optional(),
  commands: z
    .array(
      z.object({
        command: z.string(),
        description: z.string(),
        usageHint: z.string().optional(),
      }),
    )
    .optional(),
  requestUrl: z.string().nullable().optional(),
  limits: z.enum(['slack', 'off']).optional(),
  botToken: z.string().optional(),
});

export const dropSchema = z.object({
  how: z.enum([
    'abrupt',
    'warning',
    'refresh_requested',
    'link_disabled',
    'stall',
  ]),
  most: z.number().int().optional(),
});
