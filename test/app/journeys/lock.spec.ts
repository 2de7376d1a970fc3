import type { Page } from '@playwright/test'
import { begin, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { exactly } from '../pages/names'

/** Which of these words the page's script engine still holds, after collecting what nobody refers to. */
const inMemory = async (page: Page, words: readonly string[]): Promise<string[]> => {
  const session = await page.context().newCDPSession(page)
  const pieces: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => pieces.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  const heap = pieces.join('')
  return words.filter(word => heap.includes(word))
}

test('locked, nothing of an SR is on screen or in memory, and unlocking goes on where it was', async ({
  desk,
  folders,
}) => {
  const person = 'Zebedee Quillfeather'
  const note = 'Xanthippe waits at the side door'
  const file = await sampleCase('liability-order', { payingParent: person })
  await begin(walkOf(desk, folders, file), folders)
  const { page } = desk
  const locked = (why: string) => page.locator(`[data-locked="${why}"]`)
  const noteField = page.getByLabel('Note', { exact: true })
  const unlock = page.getByRole('button', { name: 'Unlock', exact: true })

  await test.step('the command', async () => {
    await casePage(page).tab('Timeline')
    await noteField.fill(note)
    expect(await inMemory(page, [person, note])).toEqual([person, note])
    await page.getByRole('heading', { name: 'Timeline' }).click()
    const anew = page.waitForEvent('load')
    await page.keyboard.press('Shift+L')
    await anew
    await expect(locked('officer')).toBeVisible()
    await expect(unlock).toBeVisible()
    expect(await page.content()).not.toMatch(/Zebedee|Xanthippe/)
    expect(await inMemory(page, ['Zebedee', 'Xanthippe', 'SSST Desk is locked'])).toEqual([
      'SSST Desk is locked',
    ])
    await page.reload()
    await expect(page.getByRole('heading', { name: 'SSST Desk is locked' })).toBeVisible()
    await unlock.click()
    await expect(noteField).toHaveValue(note)
    await page.getByRole('button', { name: 'Write the note' }).click()
    await expect(noteField).toHaveValue('')
  })

  await test.step('a passphrase', async () => {
    await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel(exactly('New passphrase')).fill('three short words')
    await page.getByLabel(exactly('New passphrase again')).fill('three short words')
    await page.getByRole('button', { name: 'Set a passphrase' }).click()
    await expect(page.getByText('The passphrase is set')).toBeVisible()
    await page.getByRole('button', { name: 'Lock now' }).click()
    await page.getByLabel(exactly('Passphrase')).fill('three short worlds')
    await unlock.click()
    await expect(page.getByText('That is not the passphrase of this SSST Desk.')).toBeVisible()
    await page.getByLabel(exactly('Passphrase')).fill('three short words')
    await unlock.click()
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  })

  await test.step('nobody there', async () => {
    await page.clock.install()
    await page.clock.fastForward('16:00')
    await expect(locked('idle')).toBeVisible()
  })
})
