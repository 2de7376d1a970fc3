import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'

test('a second payment of the same fee is warned of, and the register lists both', async ({
  desk,
  folders,
}) => {
  const file = await sampleCase('payment')
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders, 'confirm')
  const { page } = desk
  const screen = casePage(page)
  await screen.open('pay')
  const part = screen.part('paid')
  await part.getByRole('button', { name: 'Record another payment' }).click()
  await expect(part).toContainText('Make sure that it is not paid twice')
  await part.getByRole('button', { name: 'Record the payment' }).click()
  await expect(part).toContainText('already recorded')
  await part.getByRole('checkbox', { name: /^This is a further payment/ }).check()
  await part.getByRole('button', { name: 'Record the payment' }).click()
  await expect(part.getByRole('button', { name: /^Undo/ })).toHaveCount(2)

  await page.getByRole('link', { name: 'Payments', exact: true }).click()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('table')).toContainText('£119.00')
  await expect(page.getByRole('table')).toContainText('Not yet')
})

test('an SR is given up outside the procedure with a reason only', { tag: '@soak' }, async ({
  desk,
  folders,
}) => {
  const file = await sampleCase('county-court')
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders)
  const { page } = desk
  await page.getByRole('link', { name: 'Outside the procedure: Close / Cancel' }).click()
  await page.getByRole('button', { name: 'Close the SR: Close / Cancel' }).click()
  await expect(page.getByText('Say why the SR is closed this way.')).toBeVisible()
  await page.getByRole('textbox', { name: /^Why is the SR closed this way/ }).fill('The ECM withdrew it')
  await page.getByRole('button', { name: 'Close the SR: Close / Cancel' }).click()
  await expect(casePage(page).identity).toContainText('Closed: Close / Cancel')
  await expect(page.getByText('Outside the procedure: The ECM withdrew it')).toBeVisible()
})
