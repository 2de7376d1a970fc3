import { setTimeout as wait } from 'node:timers/promises'
import { measured } from '../../../build/measured'
import { begin, sampleCase, walkOf } from '../../begin'
import { expect, test } from '../../journey'
import { casePage } from '../../pages/case-page'

/** Three kills; `npm run soak` asks for a hundred. */
const kills = Number(process.env.SSST_SOAK_EDIT_KILLS ?? 3)
/** Milliseconds after the first note of a run was acknowledged: anywhere in the writing of the next ones. */
const moments = Array.from({ length: kills }, (_, index) => (index * 137) % 900)
/** Many kills are shared out among two products, which run beside each other. */
const half = kills > 10 ? Math.ceil(kills / 2) : kills
const shares = [moments.slice(0, half), moments.slice(half)].filter(share => share.length > 0)

for (const [no, share] of shares.entries())
  test(`a change that was acknowledged is there after a power cut, whenever it comes (${share.length} kills, ${no + 1})`, async ({
    desk,
    folders,
  }) => {
    test.setTimeout(60_000 + share.length * 30_000)
    await begin(walkOf(desk, folders, await sampleCase()), folders)
    await casePage(desk.page).tab('Timeline')
    const acknowledged: string[] = []
    const begun: string[] = []

    /** Writes note after note until the product is gone. One that stands on the screen is acknowledged. */
    const write = async (run: number, first: () => void) => {
      for (let number = 1; ; number++) {
        const text = `Invented note ${run}-${number}.`
        await desk.page.getByLabel('Note', { exact: true }).fill(text)
        begun.push(text)
        await desk.page.getByRole('button', { name: 'Write the note' }).click()
        await expect(desk.page.getByText(text, { exact: true }).last()).toBeVisible()
        await expect(desk.page.getByLabel('Note', { exact: true })).toHaveValue('')
        acknowledged.push(text)
        first()
      }
    }

    for (const [run, afterMs] of share.entries()) {
      let first: () => void = () => undefined
      const written = new Promise<void>(resolve => {
        first = resolve
      })
      const writing = write(run, first).catch(() => undefined)
      await written
      await wait(afterMs)
      await desk.kill()
      await writing
      await desk.reopen()
      await desk.page.getByRole('row').getByRole('link').first().click()
      await casePage(desk.page).tab('Timeline')
      await expect(desk.page.getByText(acknowledged.at(-1) ?? '', { exact: true })).toBeVisible()
      const page = await desk.page.getByRole('main').innerText()
      const times = (text: string) => page.split(text).length - 1
      expect(acknowledged.filter(text => times(text) !== 1)).toEqual([])
      // One that was under way is there as a whole, or not at all.
      for (const text of begun) expect(times(text)).toBeLessThanOrEqual(1)
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(share.length)
    measured(
      `${share.length} kills, ${acknowledged.length} of ${begun.length} notes acknowledged, none of them lost`,
    )
  })
