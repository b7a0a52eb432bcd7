import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const GRAVE = ['serious', 'critical'];

/** Fails with the rule and the element where the pages of the plugin shut somebody out. */
export async function expectAccessible(
  page: Page,
  selector: string,
): Promise<void> {
  await page.evaluate(axe.source);
  const grave = await page.evaluate(
    async ([root, impacts]) => {
      const { violations } = await window.axe.run(root);
      return violations
        .filter(({ impact }) => impact && impacts.includes(impact))
        .flatMap(({ id, nodes }) =>
          nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`),
        );
    },
    [selector, GRAVE] as const,
  );
  expect(grave).toEqual([]);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
