import type { Locator, Page } from '@playwright/test'
import { makeShare, ready, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { exactly } from '../pages/names'
import { newSr } from '../pages/new-sr'

/** Presses Tab until the focus is there. Every stop on the way must show where it is. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    const shows = await page.evaluate(() => {
      const here = document.activeElement
      if (here === null || here === document.body) return true
      // Radios and checkboxes draw their focus beside themselves.
      const drawn = [getComputedStyle(here), getComputedStyle(here, '::before'), sibling(here)]
      return drawn.some(style => style.outlineStyle !== 'none' || style.boxShadow !== 'none')

      function sibling(element: Element) {
        return getComputedStyle(element.nextElementSibling ?? element, '::before')
      }
    })
    expect(shows, `the focus shows on stop ${presses + 1}`).toBe(true)
  }
  throw new Error('The focus never came there.')
}

test('an SR is entered and its first steps are done without a mouse', async ({ desk, folders }) => {
  const file = await sampleCase()
  await ready(walkOf(desk, folders, file), await makeShare(folders, file))
  const { page } = desk
  const type = async (label: string, text: string) => {
    await tabTo(page, page.getByLabel(exactly(label)))
    await page.keyboard.type(text)
  }

  await test.step('the first stop leads past the navigation', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Worklist', level: 1 })).toBeVisible()
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to main content' })
    await expect(skip).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
  })

  await test.step('n opens a new SR, Enter enters it', async () => {
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: 'New SR', level: 1 })).toBeVisible()
    const kind = newSr(page).kind(file.procedure)
    await tabTo(page, page.getByRole('radio').first())
    while (!(await kind.isChecked())) await page.keyboard.press('ArrowDown')
    await type('SR number', '1-0000054321')
    await type('SCIN', 'SAMPLE-770002')
    await type('Paying parent', 'Łukasz O’Brien-Placeholder')
    await type('Caseworker who asked', 'Pat Fictional')
    await page.keyboard.press('Enter')
    await expect(casePage(page).panel).toHaveAttribute('data-step', 'allocated')
  })

  const screen = casePage(page)
  await test.step('the focus is on the step, and what is missing is led to', async () => {
    await expect(page.getByRole('heading', { name: /^Step 1\. / })).toBeFocused()
    await tabTo(page, screen.markDone)
    await page.keyboard.press('Enter')
    await expect(screen.part('who')).toBeFocused()
    await expect(screen.part('who')).toContainText('Enter: Paying parent’s address.')
  })

  await test.step('step 1 is done', async () => {
    await type('Paying parent’s address', 'Flat 3\n14 Madeup Street')
    await tabTo(page, screen.part('who').getByRole('button', { name: 'Save', exact: true }))
    await page.keyboard.press('Space')
    await expect(screen.part('who')).toHaveAttribute('data-satisfied', 'true')
    await tabTo(page, screen.markDone)
    await page.keyboard.press('Enter')
    await expect(screen.panel).toHaveAttribute('data-step', 'hearing-and-cpo')
    await expect(page.getByRole('heading', { name: /^Step 2\. / })).toBeFocused()
  })

  await test.step('the list of steps is walked with j and k, and / goes to the search', async () => {
    await tabTo(page, screen.step('allocated'))
    await page.keyboard.press('j')
    await expect(screen.step('hearing-and-cpo')).toBeFocused()
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await expect(screen.panel).toHaveAttribute('data-step', 'allocated')
    await page.keyboard.press('/')
    await expect(page.getByLabel('Search everything on every SR')).toBeFocused()
    await page.keyboard.type('lukasz obrien')
    await expect(page.getByRole('row').filter({ hasText: '1-0000054321' })).toBeVisible()
  })
})
