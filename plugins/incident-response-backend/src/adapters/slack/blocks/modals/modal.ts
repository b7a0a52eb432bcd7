import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { actionId } from '../actions';
import { LIMITS } from '../limits';
import { parseJson } from '../parseJson';
import { plain, webAddress } from '../safeText';

/** What a modal is for, kept with it. Who sends it is what Slack says. */
const aboutSchema = z.strictObject({
  v: z.literal(1),
  incident: z.string().min(1).max(100).optional(),
  draftId: z.string().min(1).max(100).optional(),
  revision: z.number().int().positive().optional(),
  requestId: z.string().uuid().optional(),
  /** Channel in which it was asked for. */
  room: z.string().min(1).max(50).optional(),
});

export type About = Omit<z.infer<typeof aboutSchema>, 'v'>;

/** Which modal was sent. */
export const CALLBACKS = {
  declare: 'ir:declare',
  editDraft: 'ir:editDraft',
  rejectDraft: 'ir:rejectDraft',
  mitigate: 'ir:mitigate',
  resolve: 'ir:resolve',
  tooLong: 'ir:tooLong',
} as const;

/** What a sent modal was for; `undefined` for one that we did not make. */
export function readAbout(privateMetadata: string): About | undefined {
  const about = aboutSchema.safeParse(parseJson(privateMetadata));
  if (!about.success) return undefined;
  const { v: _version, ...rest } = about.data;
  return rest;
}

export interface Modal {
  readonly callback: keyof typeof CALLBACKS;
  /** At most 24 characters. */
  readonly title: string;
  /** Absent: there is nothing to send. */
  readonly submit?: string;
  readonly about: About;
  readonly blocks: readonly KnownBlock[];
}

/** @throws ZodError for ids that no incident has */
export function modal(parts: Modal): ModalView {
  const { callback, title, submit, about, blocks } = parts;
  return {
    type: 'modal',
    callback_id: CALLBACKS[callback],
    private_metadata: JSON.stringify(aboutSchema.parse({ v: 1, ...about })),
    title: plain(title, LIMITS.modalTitle),
    close: plain(submit ? 'Cancel' : 'Close', LIMITS.modalButton),
    ...(submit ? { submit: plain(submit, LIMITS.modalButton) } : {}),
    blocks: [...blocks],
  };
}

/** A sentence in a modal. */
export function sentence(text: string): KnownBlock {
  return { type: 'section', text: plain(text, LIMITS.sectionText) };
}

/** The way to the incident page; nothing where the address is none. */
export function pageLink(label: string, url: string): readonly KnownBlock[] {
  const address = webAddress(url, LIMITS.url);
  if (address === undefined) return [];
  return [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: actionId('link', 0),
          text: plain(label, LIMITS.buttonText),
          url: address,
        },
      ],
    },
  ];
}
