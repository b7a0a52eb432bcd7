import { z } from 'zod';
import { defineEvent } from './defineEvent';

/**
 * Why somebody is called.
 *
 * @public
 */
export const responderSourceSchema = z.enum([
  'owner',
  'system-owner',
  'on-call',
  'invited',
]);

/**
 * How somebody came to be a responder.
 *
 * @public
 */
export type ResponderSource = z.infer<typeof responderSourceSchema>;

/**
 * A person found for the incident. At least one of `entityRef`, `email` and `person` is known.
 *
 * @public
 */
export const foundPersonSchema = z.object({
  entityRef: z.string().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  /** Slack's id of the user beside the e-mail, where an on-call schedule or a directory knows it. */
  slackId: z.string().max(50).optional(),
  /** On ledgers: the id of the person, in the place of name, e-mail and Slack's id. */
  person: z.string().max(100).optional(),
  /** The catalog knows them. */
  known: z.literal(true).optional(),
  source: responderSourceSchema,
});

/**
 * Somebody the catalog, an alert or a colleague named.
 *
 * @public
 */
export type FoundPerson = z.infer<typeof foundPersonSchema>;

/**
 * A catalog entity that depends on the broken one.
 *
 * @public
 */
export const dependentSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  /** 1: depends directly; 2: depends on a dependent. */
  depth: z.number().int().min(1),
  /** Status page component that stands for it, where the catalog says. */
  statusComponent: z.string().optional(),
});

/**
 * An entity within the blast radius.
 *
 * @public
 */
export type Dependent = z.infer<typeof dependentSchema>;

/**
 * What the catalog knew about the broken thing. `null` means not known.
 *
 * @public
 */
export const ownershipSchema = z.object({
  entity: z
    .object({
      entityRef: z.string(),
      title: z.string(),
      statusComponent: z.string().optional(),
      runbook: z.string().optional(),
    })
    .nullable(),
  owners: z.array(z.string()),
  system: z.string().optional(),
  people: z.array(foundPersonSchema).max(500),
  dependents: z.array(dependentSchema).max(500),
  /**
   * Lists that could not be read to their end: what they hold is true, there may be more, and an
   * empty one means unknown. Absent: whole, as far as anybody noticed.
   */
  incomplete: z
    .object({
      people: z.literal(true).optional(),
      dependents: z.literal(true).optional(),
    })
    .optional(),
  /** One sentence for each thing that is missing. */
  gaps: z.array(z.string()),
});

/**
 * The broken thing, whose it is and what depends on it.
 *
 * @public
 */
export type Ownership = z.infer<typeof ownershipSchema>;

/**
 * Why somebody is called beside the room: nobody took command, the commander let nudges pass, or
 * the postmortem is half through its time, or past it.
 *
 * @public
 */
export const callReasonSchema = z.enum([
  'no-commander',
  'no-update',
  'postmortem-due',
  'postmortem-overdue',
]);

/**
 * One of the reasons to call somebody.
 *
 * @public
 */
export type CallReason = z.infer<typeof callReasonSchema>;

export const peopleEvents = [
  defineEvent(
    'OWNERSHIP_RESOLVED',
    false,
    ownershipSchema.extend({
      /** The commit up to which the catalog was asked for; absent: all that stood before it. */
      asOf: z.number().int().optional(),
    }),
  ),
  defineEvent(
    'OWNERSHIP_LOOKUP_REQUESTED',
    false,
    z.object({
      /** What somebody says is broken. */
      entityRef: z.string().optional(),
    }),
  ),
  defineEvent(
    'DIRECTORY_LOOKUP_FAILED',
    false,
    z.object({ directory: z.string(), error: z.string() }),
  ),
  defineEvent(
    'RESPONDER_ADDED',
    false,
    z.object({ people: z.array(foundPersonSchema) }),
  ),
  defineEvent(
    'PERSON_ERASED',
    false,
    z.object({
      /** Ids under which the ledger knows somebody whose name and e-mail are gone. */
      persons: z.array(z.string()).max(1_000),
      reason: z.string(),
    }),
  ),
  defineEvent(
    'RESPONDER_INVITED',
    false,
    z.object({ responders: z.array(z.string()) }),
  ),
  defineEvent(
    'RESPONDER_INVITE_FAILED',
    false,
    z.object({
      failures: z.array(z.object({ responder: z.string(), error: z.string() })),
    }),
  ),
  defineEvent(
    'RESPONDER_CALLED',
    false,
    z.object({
      reason: callReasonSchema,
      /** Id of the responder, or entity ref of the commander. */
      responder: z.string(),
      /** Why they could not be called; absent: they were. */
      error: z.string().optional(),
    }),
  ),
  defineEvent(
    'ON_CALL_PAGED',
    false,
    z.object({
      /** For people, for example `Grafana OnCall`. */
      pager: z.string(),
      /** Ids of the responders who were paged. */
      responders: z.array(z.string()).max(200),
      /** How many more were paged, whom the incident does not know. */
      others: z.number().int().nonnegative(),
      /** Why nobody could be paged; absent: they were. */
      error: z.string().optional(),
    }),
  ),
  defineEvent(
    'COMMAND_TAKEN',
    true,
    z.object({
      ic: z.string(),
      /** The rule that let them. */
      rule: z.string().optional(),
      /** Who was in command and did not hand over. */
      displaced: z.string().optional(),
    }),
  ),
  defineEvent(
    'COMMAND_HANDED_OVER',
    true,
    z.object({ from: z.string(), to: z.string() }),
  ),
  defineEvent(
    'RESPONDER_JOINED',
    false,
    z.object({
      responder: z.string(),
      /** When the chat saw them in the room; absent: they said so themselves. */
      at: z.string().optional(),
      /** Somebody put them into the room, and nothing was seen of them yet. */
      added: z.literal(true).optional(),
    }),
  ),
  defineEvent(
    'NOTE_ADDED',
    false,
    z.object({
      noteId: z.string(),
      text: z.string(),
      /** Whether it is the commander's word on where things stand: nudges count from it. */
      update: z.literal(true).optional(),
    }),
  ),
] as const;
