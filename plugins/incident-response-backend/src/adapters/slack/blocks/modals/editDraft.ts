import {
  componentLabel,
  draftContentSchema,
  impactSchema,
  publicStatusSchema,
  type DraftContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { LIMITS } from '../limits';
import { isShownWhole } from '../safeText';
import {
  readInputs,
  selectInput,
  submitted,
  textInput,
  type Submitted,
} from './inputs';
import { modal, pageLink, sentence, type About } from './modal';

const TITLE_LENGTH = 255;
const FIELDS = ['title', 'status', 'impact', 'body', 'notify'] as const;

export interface DraftToEdit {
  readonly incidentId?: string;
  readonly room?: string;
  readonly draftId: string;
  readonly revision: number;
  readonly content: DraftContent;
  /** Incident page. */
  readonly url: string;
}

/** What is edited in Slack; the components stay as they are. */
export type DraftEdit = Pick<DraftContent, (typeof FIELDS)[number]>;

function aboutOf({ incidentId, room, draftId, revision }: DraftToEdit): About {
  return {
    ...(incidentId === undefined ? {} : { incident: incidentId }),
    ...(room === undefined ? {} : { room }),
    draftId,
    revision,
  };
}

/** Components are not chosen here, however few or many: those that do not fit are read on the page. */
function components({ content, url }: DraftToEdit): readonly KnownBlock[] {
  const said = Object.entries(content.components).map(
    ([id, status]) => `${componentLabel(id)}: ${status.replaceAll('_', ' ')}`,
  );
  if (said.length === 0) return [];
  const text = [
    `All ${said.length} components stay as they are; change them on the incident page.`,
    ...said,
  ].join('\n');
  return [
    sentence(text),
    ...(isShownWhole(text, LIMITS.sectionText)
      ? []
      : pageLink('All components', url)),
  ];
}

function inputs({ content }: DraftToEdit): readonly KnownBlock[] {
  const { title, status, impact, body, notify } = content;
  return [
    textInput({
      id: 'title',
      label: 'Title',
      max: TITLE_LENGTH,
      initial: title,
    }),
    selectInput({
      id: 'status',
      label: 'Status',
      values: publicStatusSchema.options,
      initial: status,
    }),
    selectInput({
      id: 'impact',
      label: 'Impact',
      values: impactSchema.options,
      initial: impact,
    }),
    textInput({
      id: 'body',
      label: 'What customers read',
      max: LIMITS.inputLength,
      initial: body,
      lines: true,
    }),
    selectInput({
      id: 'notify',
      label: 'Notify subscribers',
      values: ['yes', 'no'],
      initial: notify ? 'yes' : 'no',
    }),
  ];
}

/** Edits a draft; one whose words do not fit whole is edited on the incident page, and it says so. */
export function editDraftModal(draft: DraftToEdit): ModalView {
  const { content, url } = draft;
  const fits =
    isShownWhole(content.title, TITLE_LENGTH) &&
    isShownWhole(content.body, LIMITS.inputLength);
  if (!fits)
    return modal({
      callback: 'tooLong',
      title: 'Edit the draft',
      about: aboutOf(draft),
      blocks: [
        sentence(
          'These words cannot be shown whole in Slack. Edit them on the incident page, where they can.',
        ),
        ...pageLink('Edit on the incident page', url),
      ],
    });
  return modal({
    callback: 'editDraft',
    title: 'Edit the draft',
    submit: 'Save as new revision',
    about: aboutOf(draft),
    blocks: [
      sentence(
        `Revision ${draft.revision} of ${draft.draftId}. What you save has to be approved anew.`,
      ),
      ...inputs(draft),
      ...components(draft),
    ],
  });
}

const editSchema: z.ZodType<DraftEdit> = draftContentSchema.pick({
  title: true,
  status: true,
  impact: true,
  body: true,
  notify: true,
});

/** What is shown until the words have been read: a form has to be open within three seconds. */
export function loadingDraftModal(
  about: About & { readonly draftId: string; readonly revision: number },
): ModalView {
  return modal({
    callback: 'tooLong',
    title: 'Edit the draft',
    about,
    blocks: [sentence('The words are being read…')],
  });
}

/** The words as they were sent, or what is wrong with them. */
export function readDraftEdit(values: unknown): Submitted<DraftEdit> {
  const { notify, ...words } = readInputs(values);
  return submitted(
    editSchema,
    { ...words, notify: notify === undefined ? undefined : notify === 'yes' },
    { known: FIELDS, otherwise: 'body' },
  );
}
