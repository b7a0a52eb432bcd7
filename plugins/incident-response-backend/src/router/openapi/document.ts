import type { OpenApiDocument } from './OpenApiDocument';
import { evidencePaths } from './evidencePaths';
import { incidentPaths } from './incidentPaths';
import { ledgerPaths } from './ledgerPaths';
import { openPaths } from './openPaths';
import { peoplePaths } from './peoplePaths';
import { schemas } from './schemas';

/** The HTTP API; served at `/openapi.json` and checked at run time. */
export const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'incident-response',
    version: '1',
    description: 'Incidents in Backstage: ledger, approvals, publications.',
    license: { name: 'Apache-2.0' },
    contact: {},
  },
  servers: [{ url: '/' }],
  components: {
    schemas,
    securitySchemes: {
      backstage: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
  },
  paths: {
    ...incidentPaths,
    ...ledgerPaths,
    ...evidencePaths,
    ...peoplePaths,
    ...openPaths,
  },
};
