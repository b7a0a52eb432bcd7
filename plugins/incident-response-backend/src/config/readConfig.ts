import { ConfigReader, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DEFAULT_ARCHIVE_AFTER_MS,
  DEFAULT_ENTITY_LABELS,
  DEFAULT_STATUS_PAGE,
  DEFAULT_VERIFY_EVERY_MS,
} from './defaults';
import type {
  IncidentResponseConfig,
  LedgerKey,
} from './IncidentResponseConfig';
import { createReader, type Reader } from './Reader';
import { readAlerts } from './readAlerts';
import { readRetention } from './readRetention';
import { readRestricted } from './readRestricted';
import { readAuthority } from './readAuthority';
import { readReminders } from './readReminders';
import { readSigningKeys } from './readSigningKeys';
import { readOutgoing } from './readOutgoing';
import { readRoles } from './readRoles';
import { readSeverity } from './readSeverity';
import { isRealSlack, readSlack } from './readSlack';
import { readSources } from './readSources';

const KEYS = [
  'baseUrl',
  'roles',
  'sources',
  'severity',
  'alerts',
  'restricted',
  'retention',
  'entity',
  'reminders',
  'statusPage',
  'warRoom',
  'slack',
  'ledger',
  'outgoing',
  'drills',
  'authority',
  'timing',
] as const;

const MINUTE_MS = 60_000;
/** What an approval can bind. */
const PAGE_LENGTH = 200;

const isWebAddress = (text: string) =>
  /^https?:\/\//.test(text) && URL.canParse(text);

function readBaseUrl(root: Reader, app: Reader | undefined): string {
  const own = root.string('baseUrl');
  const text = own ?? app?.string('baseUrl');
  if (text === undefined) {
    root.wrong(
      'baseUrl',
      'is missing, and so is app.baseUrl; set one of them.',
    );
    return '';
  }
  if (!isWebAddress(text)) {
    (own === undefined ? app : root)?.wrong(
      'baseUrl',
      `is '${text}', which is not an http or https URL.`,
    );
  }
  return text.replace(/\/+$/, '');
}

function readEntityLabels(root: Reader): readonly string[] {
  const reader = root.section('entity');
  reader?.only(['labels']);
  return reader?.strings('labels') ?? DEFAULT_ENTITY_LABELS;
}

function readArchiveAfter(root: Reader): number {
  const reader = root.section('warRoom');
  reader?.only(['archiveAfter']);
  return reader?.duration('archiveAfter') ?? DEFAULT_ARCHIVE_AFTER_MS;
}

function readStatusPage(root: Reader): IncidentResponseConfig['statusPage'] {
  const reader = root.section('statusPage');
  reader?.only(['title', 'page']);
  return {
    title: reader?.string('title') ?? DEFAULT_STATUS_PAGE.title,
    page: reader?.string('page', PAGE_LENGTH) ?? DEFAULT_STATUS_PAGE.page,
  };
}

function readLedgerKeys(root: Reader): readonly LedgerKey[] {
  const ledger = root.section('ledger');
  ledger?.only(['keys', 'signing', 'verifyEvery']);
  const keys = (ledger?.sections('keys') ?? []).flatMap(reader => {
    reader.only(['id', 'secret']);
    const id = reader.string('id');
    const secret = reader.string('secret');
    if (id === undefined) reader.wrong('id', 'is missing.');
    if (secret === undefined) reader.wrong('secret', 'is missing.');
    if (secret !== undefined && secret.length < 16) {
      reader.wrong(
        'secret',
        'must be at least 16 characters; use a random one.',
      );
    }
    return id !== undefined && secret !== undefined ? [{ id, secret }] : [];
  });
  const repeated = keys.find(
    (key, index) => keys.findIndex(other => other.id === key.id) !== index,
  );
  if (repeated) {
    ledger?.wrong('keys', `holds the id '${repeated.id}' twice.`);
  }
  return keys;
}

function readVerifyEvery(root: Reader): number {
  const ledger = root.section('ledger');
  const every = ledger?.duration('verifyEvery') ?? DEFAULT_VERIFY_EVERY_MS;
  if (every < MINUTE_MS)
    ledger?.wrong('verifyEvery', 'must be at least one minute.');
  return every;
}

function readDrills(root: Reader): IncidentResponseConfig['drills'] {
  const reader = root.section('drills');
  reader?.only(['enabled']);
  return { enabled: reader?.boolean('enabled') ?? false };
}

function readTimingScale(root: Reader): number {
  const reader = root.section('timing');
  reader?.only(['scale']);
  const scale = reader?.number('scale') ?? 1;
  if (!(scale > 0 && scale <= 10)) {
    reader?.wrong('scale', 'must be above 0 and at most 10.');
  }
  return scale;
}

/** Whoever signs in as a guest proves nothing, and could be named in a group by name. */
function refuseGuests(whole: Reader, root: Reader): void {
  const providers = whole.section('auth')?.section('providers');
  if (!providers?.has('guest')) return;
  if (root.has('sources'))
    providers.wrong(
      'guest',
      'lets anybody in without proof, and incidentResponse.sources connects real vendors. Remove one of them.',
    );
  if (isRealSlack(root.section('slack')))
    providers.wrong(
      'guest',
      'lets anybody in without proof, and incidentResponse.slack connects a real workspace. Remove one of them.',
    );
}

/**
 * Reads `incidentResponse` whole.
 *
 * @throws InputError with one sentence for each mistake, all at once.
 */
export function readConfig(config: Config): IncidentResponseConfig {
  const mistakes: string[] = [];
  const whole = createReader(config, '', mistakes);
  const root =
    whole.section('incidentResponse') ??
    createReader(new ConfigReader({}), 'incidentResponse', mistakes);
  root.only(KEYS);
  refuseGuests(whole, root);
  const read: IncidentResponseConfig = {
    baseUrl: readBaseUrl(root, whole.section('app')),
    roles: readRoles(root),
    sources: readSources(root),
    severity: readSeverity(root),
    alerts: readAlerts(root),
    restrictedReaders: readRestricted(root),
    entityLabels: readEntityLabels(root),
    reminders: readReminders(root),
    archiveAfterMs: readArchiveAfter(root),
    slack: readSlack(root),
    statusPage: readStatusPage(root),
    ledgerKeys: readLedgerKeys(root),
    signingKeys: readSigningKeys(root),
    verifyEveryMs: readVerifyEvery(root),
    retention: readRetention(root),
    outgoingWebhook: readOutgoing(root),
    drills: readDrills(root),
    authority: readAuthority(root),
    timingScale: readTimingScale(root),
  };
  if (mistakes.length > 0) {
    throw new InputError(
      `The configuration has ${mistakes.length} mistake${
        mistakes.length === 1 ? '' : 's'
      }:\n${mistakes.map(mistake => `- ${mistake}`).join('\n')}`,
    );
  }
  return read;
}
