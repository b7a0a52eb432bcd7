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

const openMenu = () => press('More actions');

/** Chooses from the menu of the page's rarer actions. */
export const pressMore = async (name: string) => {
  await openMenu();
  await userEvent.click(await screen.findByRole('menuitem', { name }));
};

/** What the menu of rarer actions offers; it stays open. */
export const offeredMore = async () => {
  await openMenu();
  const items = await screen.findAllByRole('menuitem');
  return items.map(item => item.getAttribute('aria-label'));
};
