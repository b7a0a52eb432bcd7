/** A message as plain text, for an adapter to lay out. Text comes from outside and may be hostile. */
export interface RoomContent {
  readonly title: string;
  readonly lines: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
