import type { IncidentView } from '@incident-response/backstage-plugin-incident-response-common';
import type { GrafanaOncallTwin } from '@incident-response/twins';
import { signIn, type SignedIn } from '../fullBackend/signIn';
import type { LedgerFollower } from './LedgerFollower';
import type { Transcript } from './Transcript';

/** Demo people and their parts. */
export interface Cast {
  /** Commands and approves. */
  readonly ada: SignedIn;
  /** Drafts and revises the wording. */
  readonly clara: SignedIn;
  /** Of another team: must not get through with an approval. */
  readonly dev: SignedIn;
}

/** Everything a scene needs once the incident is open. */
export interface Stage {
  readonly backendUrl: string;
  readonly incidentId: string;
  readonly cast: Cast;
  readonly oncall: GrafanaOncallTwin;
  /** The alert group that opened the incident. */
  readonly groupId: string;
  readonly ledger: LedgerFollower;
  readonly transcript: Transcript;
}

const ref = (name: string) => `user:default/${name}`;

export async function signInCast(backendUrl: string): Promise<Cast> {
  const [ada, clara, dev] = await Promise.all(
    ['ada.moreau', 'clara.lindqvist', 'dev.raman'].map(name =>
      signIn(backendUrl, ref(name)),
    ),
  );
  return { ada, clara, dev };
}

export async function readIncident({ cast, incidentId }: Stage) {
  const { incident } = await cast.ada.read<IncidentView>(
    `/incidents/${incidentId}`,
  );
  return incident;
}
