import { readdir, rename } from 'node:fs/promises'
import { stepOf } from '../../../shared/procedures/schema'
import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { shownReceipts, shownTimeline } from '../pages/records'
import { doParts } from '../walk/walk'

test('a delivery to a folder that is away waits, survives a power cut, and goes once when the folder is back', {
  tag: '@soak',
}, async ({ desk, folders }) => {
  const file = await sampleCase()
  const walk = walkOf(desk, folders, file)
  const places = await begin(walk, folders, 'first-bundle')
  const place = places.get('CPT Placeholder Vale') ?? ''
  const away = `${place} away`
  const step = stepOf(file.procedure, 'first-bundle')
  if (!step) throw new Error('The procedure has lost its step.')
  const withoutBundle = { ...step, parts: step.parts.filter(part => part.kind !== 'delivery') }
  await doParts(walk, withoutBundle)

  await test.step('it waits, and says why and what happens next', async () => {
    await rename(place, away)
    const bundle = casePage(desk.page).part('bundle')
    await bundle.getByRole('button', { name: 'Save on the mapped folder' }).click()
    const record = bundle.locator('[data-delivery]')
    await expect(record).toHaveAttribute('data-state', 'waiting')
    await expect(record).toContainText('In the outbox')
    await expect(record).toContainText('CPT Placeholder Vale')
    await expect(record).toContainText('It goes by itself as soon as the folder is back')
    expect(await readdir(away)).toEqual([])
  })

  await test.step('it is still there after host and window were killed', async () => {
    await desk.kill()
    await desk.reopen()
    const { page } = desk
    await expect(page.getByRole('heading', { name: 'Worklist', level: 1 })).toBeVisible()
    const need = page.locator('[data-need="delivery-waiting"]')
    await expect(need).toContainText(String(file.facts.srNumber))
    await need.getByRole('link').click()
    const record = casePage(page).part('bundle').locator('[data-delivery]')
    await expect(record).toHaveAttribute('data-state', 'waiting')
  })

  await test.step('it goes by itself, once', async () => {
    await rename(away, place)
    const { page } = desk
    const bundle = casePage(page).part('bundle')
    await expect(bundle).toHaveAttribute('data-satisfied', 'true', { timeout: 45_000 })
    expect(await readdir(place)).toEqual([`SR ${file.facts.srNumber} liability order v1.zip`])
    expect(await shownReceipts(page)).toHaveLength(1)
    const entries = await shownTimeline(page)
    expect(entries.filter(one => one.what.startsWith('Saved and verified'))).toHaveLength(1)
    expect(entries.filter(one => one.what.startsWith('Waits in the outbox'))).toHaveLength(1)
    expect((await readdir(place)).filter(name => name.startsWith('~'))).toEqual([])
  })
})
