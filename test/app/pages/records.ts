import type { Locator, Page } from '@playwright/test'
import { casePage } from './case-page'

/** What the product says of one delivery that has arrived. */
export interface ShownReceipt {
  /** The step's number in the source. */
  step: string
  folder: string
  name: string
  path: string
  bytes: number
  sha256: string
}

const rowOf = (record: Locator, key: string): Locator =>
  record.locator('.govuk-summary-list__row').filter({ has: record.page().getByText(key, { exact: true }) })

/** The receipt in one record of a delivery. */
export const receiptIn = async (record: Locator): Promise<Omit<ShownReceipt, 'step'>> => {
  const head = await record.locator('p').first().innerText()
  const path = await rowOf(record, 'Place').locator('.desk-code').innerText()
  const size = await rowOf(record, 'Size').innerText()
  return {
    name: await record.locator('strong').first().innerText(),
    folder: / on (.+?)\s+planned by /s.exec(head)?.[1] ?? '',
    path,
    bytes: Number(/\(([\d,]+) bytes\)/.exec(size)?.[1]?.replaceAll(',', '')),
    sha256: await rowOf(record, 'SHA-256').locator('.desk-code').innerText(),
  }
}

const stepNumber = (words: string): string => /\d+/.exec(words)?.[0] ?? ''

/** Every delivery that has arrived, oldest first, as the Deliveries page shows it. */
export const shownReceipts = async (page: Page): Promise<ShownReceipt[]> => {
  await casePage(page).tab('Deliveries')
  await page.getByRole('heading', { name: 'Deliveries', level: 2 }).waitFor()
  const receipts: ShownReceipt[] = []
  for (const section of await page.locator('section:has(> [data-delivery][data-state="arrived"])').all()) {
    const step = stepNumber(await section.getByRole('link', { name: /^Step \d+$/ }).innerText())
    receipts.push({ step, ...(await receiptIn(section.locator('[data-delivery]'))) })
  }
  return receipts.reverse()
}

/** Which step each email belongs to, by its subject, as the Correspondence page shows it. */
export const shownEmails = async (page: Page): Promise<{ subject: string; step: string }[]> => {
  await casePage(page).tab('Correspondence')
  await page.getByRole('heading', { name: 'Correspondence', level: 2 }).waitFor()
  const emails: { subject: string; step: string }[] = []
  for (const row of await page
    .getByRole('row')
    .filter({ hasText: /Email (sent|drafted)/ })
    .all())
    emails.push({
      subject: await row.locator('[data-column="about"]').innerText(),
      step: stepNumber(await row.getByRole('link').innerText()),
    })
  return emails
}

export interface ShownEntry {
  /** ISO instant. */
  at: string
  what: string
  detail: string
  undone: boolean
}

/** The timeline as its page shows it, newest first. */
export const shownTimeline = async (page: Page): Promise<ShownEntry[]> => {
  await casePage(page).tab('Timeline')
  await page.getByRole('heading', { name: 'Timeline', level: 2 }).waitFor()
  return page.locator('.desk-timeline > li').evaluateAll(items =>
    items.map(item => ({
      at: item.querySelector('time')?.dateTime ?? '',
      what: item.querySelector('.desk-timeline__what p > :is(strong, del)')?.textContent ?? '',
      detail: item.querySelector('.desk-timeline__what .desk-lines')?.textContent ?? '',
      undone: item.getAttribute('data-undone') === 'true',
    })),
  )
}

/** What the certificate on screen says: when the key was destroyed, and how the SR was closed. */
export const shownDeletion = async (page: Page): Promise<{ at: string; end: string }> => {
  const row = (key: string) =>
    page.locator('.govuk-summary-list__row').filter({ has: page.getByText(key, { exact: true }) })
  return {
    at: (await row('Key destroyed').locator('time').getAttribute('datetime')) ?? '',
    end: await row('Closed as').locator('dd').innerText(),
  }
}

/** Where the product says it has saved a file for the officer. */
export const savedPlace = async (page: Page): Promise<string> => {
  const said = page.getByRole('status').filter({ hasText: /^Saved: / })
  await said.waitFor()
  return (await said.innerText()).replace(/^Saved: /, '')
}
