import { findRuns, type Run } from './runs';

const atLeast = (length: number) => (run: string) => run.length >= length;
const exactly = (length: number) => (run: string) => run.length === length;

/** Chosen by a machine: no name in lower case, however long. */
export const looksRandom = (text: string) =>
  /[0-9]/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);

/** A JSON Web Token, signed (three parts) or encrypted (five); a part may be empty. */
function isJwt(run: string): boolean {
  const [header, payload, ...rest] = run.split('.');
  return header.length >= 12 && (payload ?? '').length >= 4 && rest.length > 0;
}

const isLong = (run: string) => run.length >= 32 && looksRandom(run);

const token = (
  pattern: RegExp,
  accept: (run: string) => boolean = atLeast(20),
): Run => ({ kind: 'token', pattern, accept });

/** Tokens that say whose they are by how they begin. */
export const findTokens = findRuns([
  {
    kind: 'aws-key',
    pattern: /(?<![A-Za-z0-9])A(?:KI|SI|BI|CC)A[A-Z0-9]+/g,
    accept: exactly(20),
  },
  {
    kind: 'jwt',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_.=-]+/g,
    accept: isJwt,
  },
  // GitHub, GitLab
  token(/(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]+/g, atLeast(36)),
  token(/(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]+/g, atLeast(40)),
  token(
    /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ptt|ft|imt|agent|cbt|oas|soat)-[A-Za-z0-9_.-]+/g,
  ),
  // Slack
  token(/(?<![A-Za-z0-9])xox[abeoprsc][.-][A-Za-z0-9.-]+/g, atLeast(15)),
  token(/(?<![A-Za-z0-9])(?:xapp|xwfp)-[A-Za-z0-9-]+/g, atLeast(15)),
  // Grafana: service accounts, cloud access policies, API keys of old
  token(/(?<![A-Za-z0-9])glsa_[A-Za-z0-9_]+/g),
  token(/(?<![A-Za-z0-9])glc_[A-Za-z0-9+/=_-]+/g),
  token(/(?<![A-Za-z0-9])eyJrIjoi[A-Za-z0-9+/=]+/g, atLeast(40)),
  // Payment, mail, telephone
  token(/(?<![A-Za-z0-9])[sr]k_(?:live|test)_[A-Za-z0-9]+/g),
  token(/(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/=]+/g),
  token(/(?<![A-Za-z0-9])SG\.[A-Za-z0-9_.-]+/g, atLeast(40)),
  token(/(?<![A-Za-z0-9])key-[0-9a-f]+/g, exactly(36)),
  token(/(?<![A-Za-z0-9])SK[0-9a-f]+/g, exactly(34)),
  // Models
  token(/(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]+/g, isLong),
  token(/(?<![A-Za-z0-9])hf_[A-Za-z0-9]+/g, atLeast(34)),
  // Clouds
  token(/(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]+/g, atLeast(39)),
  token(/(?<![A-Za-z0-9])ya29\.[A-Za-z0-9_.-]+/g, atLeast(30)),
  token(/(?<![A-Za-z0-9])GOCSPX-[A-Za-z0-9_-]+/g),
  token(/(?<![A-Za-z0-9])do[opr]_v1_[a-f0-9]+/g, atLeast(40)),
  token(/(?<![A-Za-z0-9])dapi[a-f0-9]+/g, atLeast(36)),
  token(/(?<![A-Za-z0-9])hv[sbr]\.[A-Za-z0-9_-]+/g, atLeast(24)),
  token(/(?<![A-Za-z0-9])dt0[a-z][0-9]{2}\.[A-Z0-9.]+/g, atLeast(40)),
  token(/(?<![A-Za-z0-9])NRAK-[A-Z0-9]+/g),
  // Trackers, registries, shops, error trackers
  token(/(?<![A-Za-z0-9])lin_(?:api|oauth)_[A-Za-z0-9]+/g),
  token(/(?<![A-Za-z0-9])ATATT3[A-Za-z0-9_=-]+/g, atLeast(40)),
  token(/(?<![A-Za-z0-9])npm_[A-Za-z0-9]+/g, exactly(40)),
  token(/(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]+/g, atLeast(50)),
  token(/(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[A-Fa-f0-9]+/g, atLeast(38)),
  token(/(?<![A-Za-z0-9])sntry[su]_[A-Za-z0-9+/=_]+/g),
  token(/(?<![A-Za-z0-9])AGE-SECRET-KEY-1[A-Z0-9]+/g, atLeast(40)),
]);
