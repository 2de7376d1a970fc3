import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { safeName } from '../../../shared/bundle/names'
import { stepOf } from '../../../shared/procedures/schema'
import { endlessLetter } from '../../corpus/hostile-pdfs'
import { begin, sampleCase, walkOf } from '../begin'
import { badFiles } from '../files/bad'
import { madePdf, madePng } from '../files/made'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { shownReceipts } from '../pages/records'
import { doParts } from '../walk/walk'

const nasty = [
  '../../outside.pdf',
  'C:\\Windows\\win.ini.pdf',
  'CON.pdf',
  `${'n'.repeat(300)}.pdf`,
  'ﷺ 山田.pdf',
]

/** A worker that takes 8 GB in eight seconds, whatever it is asked. */
const hungry = `onmessage = () => {
  const kept = [], begun = Date.now()
  for (let taken = 0; taken < 512; taken++) {
    while (Date.now() < begun + taken * 16) {}
    kept.push(new Uint8Array(16 * 1024 ** 2).fill(1))
  }
}`

test('a file that is not what it seems is refused with a sentence, and keeps none of the others out', async ({
  desk,
  folders,
}) => {
  test.setTimeout(180_000)
  const walk = walkOf(desk, folders, await sampleCase())
  await begin(walk, folders, 'first-bundle')
  const papers = casePage(desk.page).part('papers')
  const input = papers.locator('input[type=file]')
  const faults = papers.getByRole('alert')
  const bad = await badFiles(folders.files)

  for (const { what, path } of bad)
    await test.step(what, async () => {
      await input.setInputFiles(path)
      const name = path.slice(folders.files.length + 1)
      await expect(faults).toHaveCount(1)
      await expect(faults).toContainText(`‘${name}’`)
      // A sentence that says what it is, and one that says what to do; never the words of a program.
      await expect(faults.locator('p')).toHaveCount(2)
      await expect(faults).not.toContainText(/undefined|exception|TypeError|Error:.*Error:|at 0x|null/i)
      await expect(papers.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
    })

  await test.step('one that eats memory is stopped, and the window lives', async () => {
    const { page } = desk
    // No known file does: all that takes memory is counted before. So a worker stands in that does nothing else.
    await page.route(/\/worker-[^/]*\.js$/, route =>
      route.fulfill({ contentType: 'text/javascript', body: hungry }),
    )
    await page.reload()
    await input.setInputFiles(bad[0]?.path ?? '')
    await expect(faults).toContainText('takes too much memory to work on and was given up.')
    await page.unroute(/\/worker-[^/]*\.js$/)
  })

  await test.step('a good one among bad ones is taken', async () => {
    await input.setInputFiles([
      ...bad.slice(0, 2).map(one => one.path),
      await written(join(folders.files, 'good.pdf'), await madePdf('Good', 2)),
    ])
    await expect(faults).toHaveCount(2)
    await expect(papers.getByRole('button', { name: 'good.pdf', exact: true })).toBeVisible()
  })

  await test.step('one that nobody draws to its end is taken, and opens without holding up the window', async () => {
    await input.setInputFiles({
      name: 'endless.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(endlessLetter()),
    })
    await papers.getByRole('button', { name: 'endless.pdf', exact: true }).click()
    await expect(desk.page.getByText('Drawing page 1…', { exact: true })).toBeVisible()
  })

  await test.step('names that mean something to a computer are taken as names, and no more', async () => {
    const pdf = await madePdf('Named badly')
    await input.setInputFiles(nasty.map(name => ({ name, mimeType: 'application/pdf', buffer: pdf })))
    await expect(papers.getByRole('button', { name: /^Remove/ })).toHaveCount(2 + nasty.length)
    await input.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: madePng() })
    await expect(papers.getByRole('button', { name: /^photo.*\.pdf$/ })).toBeVisible()
  })

  await test.step('meanwhile the endless one was given up with a sentence', async () => {
    const pane = desk.page.getByRole('complementary', { name: 'endless.pdf' })
    await expect(pane).toContainText('Page 1 took too long to show and was given up.', { timeout: 20_000 })
    await expect(pane).toContainText('print it to PDF or scan it again')
    await desk.page.keyboard.press('Escape')
  })

  await test.step('a file can be looked at, and taken away again for a reason', async () => {
    await papers.getByRole('button', { name: 'good.pdf', exact: true }).click()
    await expect(desk.page.getByText('Page 1 of 2', { exact: true })).toBeVisible()
    await desk.page.getByRole('button', { name: 'Next page' }).click()
    await expect(desk.page.getByText('Page 2 of 2', { exact: true })).toBeVisible()
    await desk.page.keyboard.press('Escape')
    await papers.getByRole('button', { name: 'Remove the file good.pdf' }).click()
    await casePage(desk.page).giveReason('Invented: the wrong scan.', 'Remove')
    await expect(papers.getByRole('button', { name: 'good.pdf', exact: true })).toHaveCount(0)
  })

  await test.step('in the bundle every name is one that Windows takes, and says which file it is', async () => {
    const step = stepOf(walk.file.procedure, 'first-bundle')
    if (!step) throw new Error('The procedure has lost its step.')
    await doParts(walk, step)
    const [receipt] = await shownReceipts(desk.page)
    const names = Object.keys((await JSZip.loadAsync(await readFile(receipt?.path ?? ''))).files)
    expect(names.filter(name => name !== safeName(name))).toEqual([])
    for (const part of ['outside.pdf', 'win.ini.pdf', 'CON', 'nnnnnnnn', '山田.pdf', 'photo.pdf'])
      expect(names.filter(name => name.includes(part))).toHaveLength(1)
  })
})

const written = async (path: string, bytes: Buffer): Promise<string> => {
  await writeFile(path, bytes)
  return path
}
