import {
  declareSchema,
  incidentVisibilitySchema,
  SEVERITIES,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { LIMITS } from '../limits';
import { fitShort, visible } from '../safeText';
import {
  readInputs,
  selectInput,
  submitted,
  textInput,
  type Submitted,
} from './inputs';
import { modal } from './modal';

const TITLE_LENGTH = 300;
const FIELDS = [
  'title',
  'severity',
  'summary',
  'entityRef',
  'kind',
  'visibility',
] as const;

/** `requestId`: a UUID that makes sending it twice harmless. `title`: what was typed already. */
export function declareModal(given: {
  readonly requestId: string;
  readonly title?: string;
  readonly room?: string;
}): ModalView {
  const title = fitShort(visible(given.title ?? '').trim(), TITLE_LENGTH).text;
  return modal({
    callback: 'declare',
    title: 'Declare an incident',
    submit: 'Declare',
    about: {
      requestId: given.requestId,
      ...(given.room && { room: given.room }),
    },
    blocks: [
      textInput({
        id: 'title',
        label: 'What is wrong',
        max: TITLE_LENGTH,
        initial: title,
      }),
      selectInput({
        id: 'severity',
        label: 'Severity',
        hint: 'P1 is the worst.',
        values: SEVERITIES,
        initial: 'P2',
      }),
      textInput({
        id: 'summary',
        label: 'What is known',
        max: LIMITS.inputLength,
        lines: true,
        optional: true,
      }),
      textInput({
        id: 'entityRef',
        label: 'What is broken',
        hint: 'An entity of the catalog, such as component:default/checkout.',
        max: 500,
        optional: true,
      }),
      selectInput({
        id: 'kind',
        label: 'Real or a drill',
        values: ['real', 'drill'],
        initial: 'real',
      }),
      selectInput({
        id: 'visibility',
        label: 'Who may know of it',
        values: incidentVisibilitySchema.options,
        initial: incidentVisibilitySchema.options[0],
      }),
    ],
  });
}

/** The declaration as it was sent, or what is wrong with it. */
export function readDeclaration(
  values: unknown,
  requestId: string | undefined,
): Submitted<z.output<typeof declareSchema>> {
  return submitted(
    declareSchema,
    { ...readInputs(values), requestId },
    { known: FIELDS, otherwise: 'title' },
  );
}
