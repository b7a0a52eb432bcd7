/** Who may command and approve, and how long what was decided holds; plain values from config. */
export interface AuthoritySettings {
  /** Entity refs of groups whose members may take command of any incident. */
  readonly commanderGroups: readonly string[];
  /** Entity refs of groups whose members may approve what is published. */
  readonly approverGroups: readonly string[];
  /** How many distinct people must approve the same words; at least 1. */
  readonly quorum: number;
  /** Whether who wrote the words may approve them. */
  readonly authorMayApprove: boolean;
  /** Milliseconds after which a draft has to be confirmed or revised before it is approved. */
  readonly staleAfterMs: number;
  /** Milliseconds after which an approval that was not used is void. */
  readonly lapseAfterMs: number;
}

const MINUTE_MS = 60_000;

/** What holds where nothing is configured: the incident commander alone approves. */
export const DEFAULT_AUTHORITY: AuthoritySettings = {
  commanderGroups: [],
  approverGroups: [],
  quorum: 1,
  authorMayApprove: true,
  staleAfterMs: 30 * MINUTE_MS,
  lapseAfterMs: 10 * MINUTE_MS,
};
