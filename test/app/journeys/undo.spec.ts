import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { escaped } from '../pages/names'
import { shownTimeline } from '../pages/records'

test('a step that is undone is next again, and the timeline shows both', async ({ desk, folders }) => {
  const walk = walkOf(desk, folders, await sampleCase())
  await begin(walk, folders, 'hearing-and-cpo')
  const screen = casePage(desk.page)
  await screen.open('allocated')
  await screen.panel.getByRole('button', { name: /^Undo/ }).first().click()

  await test.step('it asks why', async () => {
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(desk.page.getByRole('dialog')).toContainText('Say why')
  })
  await screen.giveReason('Invented: marked by mistake.', 'Undo')
  await expect(screen.step('allocated')).toHaveAttribute('data-state', 'next')
  await expect(screen.step('hearing-and-cpo')).toHaveAttribute('data-state', 'waiting')

  const entries = await shownTimeline(desk.page)
  const done = entries.find(one => /^Step 1, .*: done$/.test(one.what))
  expect(done?.undone).toBe(true)
  const undoing = entries.find(one => one.what.startsWith('Undone: '))
  expect(undoing?.what).toBe(`Undone: ${done?.what}`)
  expect(undoing?.detail).toBe('Invented: marked by mistake.')
})

test('closing an SR names every step that is not done and asks why', async ({ desk, folders }) => {
  const file = await sampleCase()
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders, 'hearing-and-cpo')
  const { page } = desk
  const screen = casePage(page)
  const left = file.procedure.stages
    .flatMap(stage => stage.steps)
    .filter(step => !['allocated', 'close'].includes(step.id))

  await test.step('steps are set aside one by one, or accounted for at the end', async () => {
    await page.goto(page.url().replace(/#\/sr\/([^/]+).*/, '#/sr/$1/close/complete'))
    await expect(page.getByRole('heading', { name: 'Close the SR as Close / Complete' })).toBeVisible()
    for (const step of left)
      await expect(page.getByLabel(new RegExp(`^Step ${step.no}: ${escaped(step.title)}`))).toBeVisible()
    await page.getByRole('button', { name: 'Close the SR: Close / Complete' }).click()
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
    for (const step of left) await expect(summary).toContainText(`Say why step ${step.no} is not done`)
  })

  await test.step('with one reason missing it stays open, and what was written stays', async () => {
    for (const step of left.slice(1))
      await page.getByLabel(new RegExp(`^Step ${step.no}: `)).fill(`Invented reason ${step.no}.`)
    await page.getByRole('button', { name: 'Close the SR: Close / Complete' }).click()
    await expect(page.getByRole('link', { name: `Say why step ${left[0]?.no} is not done` })).toBeVisible()
    await expect(page.getByLabel(/^Step 3: /)).toHaveValue('Invented reason 3.')
  })

  await test.step('what belongs to closing itself cannot be left', async () => {
    await page.getByLabel(/^Step 2: /).fill('Invented reason 2.')
    await page.getByRole('button', { name: 'Close the SR: Close / Complete' }).click()
    await expect(page.getByRole('alert')).toContainText('Step 14: Copy the text into the 2012 system.')
    await screen.tab('Steps')
    await screen.open('close')
    await screen.part('status').getByRole('button', { name: 'Copy' }).click()
    await expect(screen.part('status')).toHaveAttribute('data-satisfied', 'true')
    await screen
      .part('close')
      .getByRole('button', { name: /^Close the SR/ })
      .click()
  })

  await expect(page.getByLabel(/^Step 2: /)).toHaveValue('Invented reason 2.')
  await page.getByRole('button', { name: 'Close the SR: Close / Complete' }).click()
  await expect(screen.identity).toContainText('Closed: Close / Complete')
  const [closing] = await shownTimeline(page)
  for (const step of left) expect(closing?.detail).toContain(`Invented reason ${step.no}.`)
})
