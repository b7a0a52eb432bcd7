/** What Slack refuses beyond, in characters or pieces; counted as `slackLength` counts. */
export const LIMITS = {
  /** Longer texts are split into several messages. */
  messageText: 3_900,
  headerText: 150,
  sectionText: 3_000,
  fieldsInSection: 10,
  fieldText: 2_000,
  elementsInActions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  preformatted: 3_000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputLength: 3_000,
  optionText: 75,
} as const;

/** What one message holds of each, well within fifty blocks and what Slack takes in all. */
export const BUDGET = {
  addressed: 20,
  lineSections: 1,
  fields: 30,
  /** Of all fields together. */
  fieldCharacters: 4_000,
  buttons: 25,
  links: 5,
} as const;
