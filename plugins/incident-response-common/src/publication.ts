import { z } from 'zod';

/**
 * What the public reads an incident's state as.
 *
 * @public
 */
export const publicStatusSchema = z.enum([
  'investigating',
  'identified',
  'monitoring',
  'resolved',
]);

/**
 * One of the statuses that customers read.
 *
 * @public
 */
export type PublicStatus = z.infer<typeof publicStatusSchema>;

/**
 * How bad the public page says it is.
 *
 * @public
 */
export const impactSchema = z.enum(['none', 'minor', 'major', 'critical']);

/**
 * One of the impacts.
 *
 * @public
 */
export type Impact = z.infer<typeof impactSchema>;

/**
 * How a component of the public page is doing.
 *
 * @public
 */
export const componentStatusSchema = z.enum([
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
]);

/**
 * One of the statuses of a component.
 *
 * @public
 */
export type ComponentStatus = z.infer<typeof componentStatusSchema>;

/**
 * A component as the status page itself has it.
 *
 * @public
 */
export const pageComponentSchema = z.object({
  /** What a publication names it by. */
  id: z.string().min(1).max(200),
  /** What customers read. */
  name: z.string(),
  /** What the page shows now; absent: the page does not say. */
  status: componentStatusSchema.optional(),
});

/**
 * A component of the status page.
 *
 * @public
 */
export type PageComponent = z.infer<typeof pageComponentSchema>;

/**
 * The words a drafter chooses. Lengths are those of the strictest status page served.
 *
 * @public
 */
export const draftContentSchema = z.object({
  title: z.string().trim().min(1).max(255),
  status: publicStatusSchema,
  impact: impactSchema,
  /** Plain text, at most 25,000 characters. */
  body: z.string().trim().min(1).max(25_000),
  /** Status page component id → its new status. */
  components: z.record(z.string().min(1).max(200), componentStatusSchema),
  /** Whether subscribers are notified. */
  notify: z.boolean(),
});

/**
 * The words of a draft, without where they go.
 *
 * @public
 */
export type DraftContent = z.infer<typeof draftContentSchema>;

/**
 * Open a public incident, or update the one that is open.
 *
 * @public
 */
export const operationSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('create') }),
  z.object({ type: z.literal('update'), pageIncidentId: z.string().min(1) }),
]);

/**
 * Whether a publication opens a public incident or updates the one that is open.
 *
 * @public
 */
export type PublicationOperation = z.infer<typeof operationSchema>;

/**
 * The whole of what reaches customers: an approval binds the SHA-256 of exactly this.
 *
 * @public
 */
export const publicationRequestSchema = draftContentSchema.extend({
  /** Which status page. */
  page: z.string().min(1).max(200),
  operation: operationSchema,
  /** Hosts or names the publication may go to; nothing else is reachable with the approval. */
  targets: z.array(z.string().min(1).max(200)).min(1).max(10),
});

/**
 * A publication as it would leave.
 *
 * @public
 */
export type PublicationRequest = z.infer<typeof publicationRequestSchema>;

/**
 * The bytes that are hashed: fixed field order, sorted components and targets.
 *
 * @public
 */
export function canonicalPublication(request: PublicationRequest): string {
  const components = Object.entries(request.components).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return JSON.stringify([
    'publication/1',
    request.page,
    request.operation.type === 'create'
      ? ['create']
      : ['update', request.operation.pageIncidentId],
    request.title,
    request.status,
    request.impact,
    request.body,
    components,
    request.notify,
    [...request.targets].sort(),
  ]);
}
