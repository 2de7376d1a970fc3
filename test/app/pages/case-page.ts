import type { Locator, Page } from '@playwright/test'
import { expect } from './expect'
import { exactly } from './names'

/** The page of one SR: steps on the left, one step open. */
export const casePage = (page: Page) => {
  const steps = page.getByRole('navigation', { name: 'Steps' })
  const tabs = page.getByRole('navigation', { name: 'Pages of this SR' })
  const panel = page.locator('article[data-step]')
  const part = (id: string): Locator => panel.locator(`section[data-part="${id}"]`)
  return {
    steps,
    panel,
    identity: page.getByRole('region', { name: 'Service request', exact: true }),
    part,
    /** The link of a step in the list. */
    step: (id: string): Locator => steps.locator(`a[data-step="${id}"]`),
    tab: (
      name: 'Steps' | 'Facts' | 'Documents' | 'Court bundles' | 'Correspondence' | 'Deliveries' | 'Timeline',
    ) => tabs.getByRole('link', { name: new RegExp(`^${name}`) }).click(),
    /** Opens a step and waits until it stands there. */
    async open(id: string): Promise<void> {
      await steps.locator(`a[data-step="${id}"]`).click()
      await expect(page.locator(`article[data-step="${id}"]`)).toBeVisible()
    },
    markDone: panel.getByRole('button', { name: /^Mark step \d+ done$/ }),
    /** Answers the dialog that asks for a reason. */
    async giveReason(reason: string, press: string): Promise<void> {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: exactly('Why?') }).fill(reason)
      await dialog.getByRole('button', { name: press, exact: true }).click()
      await expect(dialog).toHaveCount(0)
    },
  }
}

/** The case's own part of the address; opaque. */
export const caseIdOf = (page: Page): string => /#\/sr\/([^/]+)/.exec(page.url())?.[1] ?? ''
