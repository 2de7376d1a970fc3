import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { referencePage } from '../pages/reference'
import { lookingGuide } from '../watch/looking'

test('the reference is searched, read, and opened from a step at its place', async ({ desk, folders }) => {
  const file = await sampleCase()
  const looking = lookingGuide(() => desk.page, [String(file.facts.srNumber)])
  await begin(walkOf(desk, folders, file), folders)
  const { page } = desk
  const reference = referencePage(page)

  await test.step('a step of an SR leads to its place', async () => {
    const screen = casePage(page)
    await screen.open('second-pv-check')
    await screen.panel.getByRole('link', { name: 'Read it in the reference' }).click()
    const step = reference.step('second-pv-check')
    await expect(step.getByRole('heading')).toBeFocused()
    await expect(step.getByRole('heading')).toBeInViewport()
    await expect(step).toContainText('48 hours before “Hearing date”')
    await expect(step).toContainText('Email with a read receipt')
    await looking.see('procedure')
  })

  await test.step('an abbreviation of the 2012 system finds today’s word', async () => {
    await reference.open()
    await expect(page.getByRole('heading', { name: 'Reference', level: 1 })).toBeVisible()
    await looking.see('all')
    await page.keyboard.press('/')
    await expect(reference.search).toBeFocused()
    await page.keyboard.type('NRP')
    await expect(reference.found.first()).toContainText('Paying parent')
    await looking.see('found')
  })

  await test.step('a form leads to the step that makes it, and back the search still stands', async () => {
    await reference.search.fill('cmel9180 cover letter save')
    await reference.found.getByRole('link', { name: /step 7/ }).click()
    await expect(reference.step('cover-letter')).toBeVisible()
    await page.goBack()
    await expect(reference.search).toHaveValue('cmel9180 cover letter save')
  })

  await test.step('a page it does not hold is named as such, and what is nowhere is said to be', async () => {
    await reference.search.fill('contact summary')
    await expect(reference.found.first()).toContainText('SSST Desk does not hold this page')
    await reference.search.fill('zebra')
    await expect(page.getByText('Nothing in the reference holds all of these words.')).toBeVisible()
  })
  expect(looking.found).toEqual([])
})
