import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { root } from '../desk/places'

const source = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe: { run: (options: object) => Promise<AxeResults> }
  }
}

/** What axe finds wrong on the screen as it is, one line for each rule and element; WCAG 2.2 A and AA, and good practice. */
export const axeProblems = async (page: Page): Promise<string[]> => {
  // Evaluated, not added as a script: the content security policy of the page stays as it is.
  await page.evaluate(source)
  const { violations } = await page.evaluate(() =>
    window.axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  )
}
