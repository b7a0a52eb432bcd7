/** Where exports go before a ledger is removed; it must outlive the database. */
export interface ExportPlace {
  /** For people: where it is. */
  readonly name: string;
  /** `undefined`: there is no such file. */
  read(file: string): Promise<string | undefined>;
  /** Writes the file durably and whole, or not at all; one that is there already is left as it is. */
  write(file: string, text: string): Promise<void>;
}
