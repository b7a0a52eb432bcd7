import type { Knex } from 'knex';
import {
  isApprovedPublication,
  type ApprovedPublication,
  type StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import { read, rejected, write } from '../outbound';
import type { PublicStatusSummary } from './PublicStatusSummary';
import {
  readComponents,
  readPublicStatus,
  type ConfiguredComponent,
} from './readPublicStatus';
import { renderPublicStatusPage } from './renderPublicStatusPage';
import { findPublication, storePublication } from './storePublication';

export interface BuiltinStatusPageOptions {
  /** The plugin's database, migrated. */
  readonly knex: Knex;
  /** Id of the page; part of every approved request. */
  readonly page: string;
  /** What the public reads at the top. */
  readonly title: string;
  /** Address of the public page itself. */
  readonly baseUrl: string;
  /** Shown from the start; components of an approved request join them. */
  readonly components: readonly ConfiguredComponent[];
  readonly now?: () => Date;
}

/** A public page that this backend serves itself. */
export interface BuiltinStatusPage extends StatusPage {
  publicStatusJson(): Promise<PublicStatusSummary>;
  /** A whole HTML document without scripts. */
  renderPublicStatusPage(): Promise<string>;
}

/** The only place a publication can go to, whatever the address of the page is today. */
const TARGET = 'built-in';
const UNPRINTABLE = /\p{Cc}/u;

function refuseForeign(publication: ApprovedPublication, page: string) {
  // Copies lack it, however exact: what the gate approved reaches the page as it was, or not at all.
  if (!isApprovedPublication(publication)) {
    throw rejected(
      'This publication was not made by the approval gate, or was changed since. Publish what the gate handed out, and nothing else.',
    );
  }
  const { request } = publication;
  if (request.page !== page || !request.targets.includes(TARGET)) {
    throw rejected(
      `The approval of ${publication.draftId} is for the page ${
        request.page
      } at ${request.targets.join(
        ', ',
      )}, not for the built-in page ${page}. Draft anew and approve that.`,
    );
  }
  const unprintable = Object.keys(request.components).find(id =>
    UNPRINTABLE.test(id),
  );
  if (unprintable !== undefined) {
    throw rejected(
      `The component id ${JSON.stringify(
        unprintable,
      )} has characters that cannot be shown. Revise the draft without it.`,
    );
  }
}

export function createBuiltinStatusPage(
  options: BuiltinStatusPageOptions,
): BuiltinStatusPage {
  const { knex, page, title, components } = options;
  const at = () => (options.now?.() ?? new Date()).toISOString();
  const summary = () => readPublicStatus(knex, { id: page, title }, components);
  const located = ({
    pageIncidentId,
  }: {
    readonly pageIncidentId: string;
  }) => ({
    pageIncidentId,
    url: `${options.baseUrl}#${pageIncidentId}`,
  });

  return {
    name: 'built-in status page',
    page,
    targets: [TARGET],
    async publish(publication, call) {
      refuseForeign(publication, page);
      return located(
        await write(knex, call, `Publishing ${publication.draftId}`, tx =>
          storePublication(tx, publication, call.key, at()),
        ),
      );
    },
    async find({ sha256 }, call) {
      const found = await read(call, `Looking for the publication`, () =>
        findPublication(knex, { page, sha256, key: call.key }),
      );
      return found && located(found);
    },
    components: call =>
      read(call, 'Reading the components of the status page', () =>
        readComponents(knex, page, components),
      ),
    publicStatusJson: summary,
    renderPublicStatusPage: async () => renderPublicStatusPage(await summary()),
  };
}
