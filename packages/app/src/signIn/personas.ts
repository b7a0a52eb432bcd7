import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** Somebody the sign-in page offers. */
export type Persona = {
  /** Full entity ref of a User. */
  user: string;
  title: string;
  role: string;
  about?: string;
};

/** The demo people of `demo.personas`; none where it is not configured. */
export function readPersonas(config: ConfigApi): Persona[] {
  return (config.getOptionalConfigArray('demo.personas') ?? []).map(entry => ({
    user: entry.getString('user'),
    title: entry.getString('title'),
    role: entry.getString('role'),
    about: entry.getOptionalString('about'),
  }));
}
