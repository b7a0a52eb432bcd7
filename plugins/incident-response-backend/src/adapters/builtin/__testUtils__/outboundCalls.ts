import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';

/** A call whose claim holds and whose deadline is far. */
export function callFor(key: string): OutboundCall & { begun(): number } {
  let begun = 0;
  return {
    key,
    signal: new AbortController().signal,
    begin: () => {
      begun += 1;
    },
    begun: () => begun,
  };
}

/** A call whose deadline has passed already. */
export function lateCall(key: string): OutboundCall {
  return { key, signal: AbortSignal.abort(), begin: () => {} };
}

/** A call whose claim was lost. */
export function lostCall(key: string): OutboundCall {
  return {
    key,
    signal: new AbortController().signal,
    begin: () => {
      throw new Error('the claim is no longer ours');
    },
  };
}

/** Texts as attackers and broken senders write them. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror="alert(2)">',
  '"><svg/onload=alert(1)> & \' `',
  '[click](javascript:alert(1)) **bold** | cell | <b>html</b>\n# heading\n- item',
  '@everyone <!channel> <@U123> www.evil.example https://evil.example ada@evil.example',
  '\u202egnp.exe\u202c \u2066isolated\u2069 \u200f',
  'before\u0000after\u0007\u001b[31m',
  'x'.repeat(10_000),
  '[#1] [#999] \\[#2\\]',
];
