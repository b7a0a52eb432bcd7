/** Signs the heads of the benchmark, so that what is put in beforehand verifies in the backend. */
export const LEDGER_KEY = {
  id: 'bench',
  secret: 'a-benchmark-keeps-no-secrets',
} as const;
