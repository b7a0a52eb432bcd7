import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPages } from './renderPages';

/** The page of the incident that the backend of the test knows; `query` starts with `?`. */
export const openIncident = (query = '') =>
  renderPages(`/incidents/inc-1${query}`);

/** A panel of the page, once it is there. */
export const region = (name: string) => screen.findByRole('region', { name });

/** Clicks a button once it is there. */
export const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
