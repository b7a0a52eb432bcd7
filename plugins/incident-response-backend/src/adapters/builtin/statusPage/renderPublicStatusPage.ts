import type {
  ComponentStatus,
  PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { escapeHtml } from './escapeHtml';
import { PAGE_STYLES } from './pageStyles';
import type {
  PublicIncident,
  PublicStatusSummary,
  PublicUpdate,
} from './PublicStatusSummary';

const STATUS_WORDS: Readonly<Record<PublicStatus, string>> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
};

// A shape beside each word: colour alone tells nothing to many readers.
const COMPONENT_WORDS: Readonly<
  Record<ComponentStatus, readonly [look: string, shape: string, words: string]>
> = {
  operational: ['none', '●', 'Operational'],
  degraded_performance: ['minor', '▲', 'Degraded performance'],
  partial_outage: ['major', '◆', 'Partial outage'],
  major_outage: ['critical', '■', 'Major outage'],
  under_maintenance: ['maintenance', '◐', 'Under maintenance'],
};

const SHAPES = { none: '●', minor: '▲', major: '◆', critical: '■' } as const;

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

const time = (at: string) =>
  `<time datetime="${escapeHtml(at)}">${escapeHtml(
    moment.format(new Date(at)),
  )} UTC</time>`;

const shape = (symbol: string) => `<span aria-hidden="true">${symbol}</span>`;

function componentState(status: ComponentStatus): string {
  const [look, symbol, words] = COMPONENT_WORDS[status];
  return `<span class="state ${look}">${shape(symbol)} ${words}</span>`;
}

function affected(components: PublicUpdate['components']): string {
  if (components.length === 0) return '';
  const items = components.map(
    ({ name, status }) =>
      `<bdi>${escapeHtml(name)}</bdi> (${COMPONENT_WORDS[
        status
      ][2].toLowerCase()})`,
  );
  return `<p class="affected">Components: ${items.join(', ')}</p>`;
}

function update(item: PublicUpdate): string {
  return `<li><strong>${
    STATUS_WORDS[item.status]
  }</strong> <span class="muted">${time(item.at)}</span>
<p class="body" dir="auto">${escapeHtml(item.body)}</p>${affected(
    item.components,
  )}</li>`;
}

function incident(item: PublicIncident): string {
  const ended = item.resolvedAt ? `, resolved ${time(item.resolvedAt)}` : '';
  return `<article class="card ${item.impact}" id="${escapeHtml(item.id)}">
<h3 dir="auto">${escapeHtml(item.title)}</h3>
<p class="muted">${STATUS_WORDS[item.status]} · impact ${
    item.impact
  } · opened ${time(item.startedAt)}${ended}</p>
<ol class="list updates" aria-label="Updates, newest first">${item.updates
    .map(update)
    .join('\n')}</ol>
</article>`;
}

function section(
  name: string,
  title: string,
  items: readonly string[],
  empty: string,
): string {
  const content =
    items.length > 0 ? items.join('\n') : `<p class="muted">${empty}</p>`;
  return `<section class="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${title}</h2>
${content}
</section>`;
}

function componentList(components: PublicStatusSummary['components']) {
  if (components.length === 0) return [];
  const items = components.map(
    ({ name, status }) =>
      `<li><bdi>${escapeHtml(name)}</bdi>${componentState(status)}</li>`,
  );
  return [`<ul class="list card rows">${items.join('\n')}</ul>`];
}

/**
 * A whole HTML document: no script, nothing loaded from anywhere, every text escaped and kept
 * apart from its surroundings, so that marks that change the direction of writing stay inside.
 */
export function renderPublicStatusPage(summary: PublicStatusSummary): string {
  const { page, status, components, incidents, history } = summary;
  const title = escapeHtml(page.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${PAGE_STYLES}</style>
</head>
<body>
<div class="wrap">
<header>
<h1 dir="auto">${title}</h1>
<p class="banner ${status.indicator}" role="status">${shape(
    SHAPES[status.indicator],
  )} <span>${escapeHtml(status.description)}</span></p>
</header>
<main>
${section(
  'open',
  'Open incidents',
  incidents.map(incident),
  'No incident is open.',
)}
${section(
  'components',
  'Components',
  componentList(components),
  'No component is listed yet.',
)}
${section(
  'history',
  'Past incidents',
  history.map(incident),
  'No past incident.',
)}
</main>
<footer>All times are UTC.</footer>
</div>
</body>
</html>
`;
}
