import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { incidentResponseTranslationRef } from '../translation';

/** Named, because the compiler takes minutes to write this type out in full. */
export type Text = TranslationFunction<
  (typeof incidentResponseTranslationRef)['T']
>;

/** The translated texts of the pages. */
export function useText(): Text {
  return useTranslationRef(incidentResponseTranslationRef).t;
}
