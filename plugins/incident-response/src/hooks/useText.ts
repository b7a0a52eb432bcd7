import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { incidentResponseTranslationRef } from '../translation';

/** The translated texts of the pages. */
export function useText() {
  return useTranslationRef(incidentResponseTranslationRef).t;
}
