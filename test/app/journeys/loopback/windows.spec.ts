import { expect, test } from '../../journey'

test('a second window does nothing but say so, and takes over when the first is gone', async ({ desk }) => {
  const first = desk.page
  await expect(first.getByRole('heading', { name: 'About you' })).toBeVisible()
  const second = await first.context().newPage()
  await second.goto(desk.address)
  await expect(second.getByRole('heading', { name: 'SSST Desk is open in another window' })).toBeVisible()
  await first.close()
  await second.getByRole('button', { name: 'Open SSST Desk here' }).click()
  await expect(second.getByRole('heading', { name: 'About you' })).toBeVisible()
})

test('a page without the key of this launch can do nothing, and says how to open the product', async ({
  desk,
}) => {
  const first = desk.page
  const { origin } = new URL(desk.address)
  const second = await first.context().newPage()
  await first.close()
  await second.goto(origin)
  const said = second.getByRole('alert')
  await expect(said).toContainText('This page does not belong to a running SSST Desk.')
  await expect(said).toContainText('start SSST Desk again')
  expect(second.url()).toBe(`${origin}/`)
})

test('the key of an earlier launch opens nothing', async ({ desk }) => {
  const earlier = desk.address
  await desk.reopen()
  const stale = await desk.page.context().newPage()
  await desk.page.close()
  await stale.goto(earlier)
  await expect(stale.getByRole('alert')).toContainText('This page does not belong to a running SSST Desk.')
})
