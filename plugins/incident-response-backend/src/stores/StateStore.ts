/** Small states by name that replicas agree on: whoever writes must have seen the newest version. */
export interface StateStore {
  read(
    name: string,
  ): Promise<{ readonly version: number; readonly state: string } | undefined>;
  /** Writes if and only if the state still has `expectedVersion` (0: there is none yet). */
  write(name: string, expectedVersion: number, state: string): Promise<boolean>;
  /** Those whose name begins so; `prefix` has no `%`, `_` or backslash. */
  named(
    prefix: string,
  ): Promise<readonly { readonly name: string; readonly state: string }[]>;
  /** Leaves nothing of it, whatever its version. */
  remove(name: string): Promise<void>;
}
