import { stepOf } from '../../../shared/procedures/schema'
import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { doParts } from '../walk/walk'

test('a hearing date that arrives twice and differs is settled before CMEL9180 is made', {
  tag: '@soak',
}, async ({ desk, folders }) => {
  const file = await sampleCase()
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders, 'cover-letter')
  const screen = casePage(desk.page)
  const difference = screen.part('hearing-date')
  await expect(difference).toHaveAttribute('data-satisfied', 'false')
  await expect(difference).toContainText('arrived twice and differs')

  await test.step('the letter is not made while the difference stands', async () => {
    const letter = screen.part('letter')
    await letter.getByLabel(/^Letter date/).fill('today')
    await letter.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(letter).toContainText('‘today’ cannot be read as a date')
    await letter.getByLabel(/^Letter date/).fill(String(file.facts.letterDate))
    await letter.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(letter).toHaveAttribute('data-satisfied', 'true')
    walk.entered.add('letterDate')

    const make = screen.part('cmel9180').getByRole('button', { name: 'Make CMEL9180' })
    if ((await make.count()) > 0) await make.click()
    await expect(screen.part('cmel9180')).toContainText(/arrived twice and differ/)
    await expect(screen.part('cmel9180').getByText(/CMEL9180\.pdf, version/)).toHaveCount(0)
    await screen.markDone.click()
    await expect(difference).toContainText('Settle which one counts')
  })

  await test.step('settled, the date that counts stands everywhere', async () => {
    const step = stepOf(file.procedure, 'cover-letter')
    if (!step) throw new Error('The procedure has lost its step.')
    await doParts(walk, step)
    await expect(difference).toContainText('counts.')
    await expect(screen.identity).toContainText(/in \d+ days/)
    await expect(screen.part('sr')).toContainText('Hearing date confirmed by the CPT')
  })
})
