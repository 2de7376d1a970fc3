import { begin, walkOf } from '../../begin'
import { expect, test } from '../../journey'
import { casePage } from '../../pages/case-page'
import { deleteFiles } from '../../pages/deletion'
import { walkSteps } from '../../walk/walk'
import { type Cage, kept, marked, markedCase } from '../../watch/cage'
import { destroyedKeyIn, keysOf } from '../../watch/keys'
import { plainCanary, tracesIn, wideCanary } from '../../watch/traces'

test.use({ host: 'own-window', features: process.env.SSST_SOAK ? ['IdbSqliteBackingStore'] : [] })
test.skip(process.platform !== 'linux', 'The window is put into hand by a shell script.')

test('nothing of a case is readable on this computer, while it is worked on and after a power cut', async ({
  desk,
  folders,
}) => {
  test.setTimeout(240_000)
  const cage: Cage = []
  const file = await markedCase(cage, folders.files)
  const walk = walkOf(desk, folders, file)
  await begin(walk, folders, 'to-ecm')
  const { page } = desk
  const screen = casePage(page)

  await test.step('also what goes through no step', async () => {
    await screen.tab('Timeline')
    await page.getByLabel('Note', { exact: true }).fill(marked(cage, 'a note'))
    await page.getByRole('button', { name: 'Write the note' }).click()
    await page.getByLabel('Containing').fill(kept(cage, plainCanary('the search of the timeline')))
    await screen.tab('Steps')
    await screen.open('in-progress')
    await screen.panel.getByRole('button', { name: /^Undo/ }).first().click()
    await screen.giveReason(marked(cage, 'the reason of an undoing'), 'Undo')
    await walkSteps(walk, { until: 'to-ecm' })
    await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'Worklist' }).click()
    await page
      .getByLabel('Search everything on every SR')
      .fill(kept(cage, plainCanary('the search of the worklist')))
    await page.getByLabel('Search everything on every SR').fill('')
    await page.getByRole('row').getByRole('link').first().click()
    // Typed and not saved: in memory, and nowhere else.
    await screen.tab('Timeline')
    await page.getByLabel('Note', { exact: true }).fill(marked(cage, 'a note that was not saved'))
  })
  expect(cage.length).toBeGreaterThan(60)

  expect(await tracesIn(desk.dataDir, cage), 'while it runs').toEqual([])
  await desk.kill()
  expect(await tracesIn(desk.dataDir, cage), 'after a power cut').toEqual([])
  await desk.reopen()
  await expect(desk.page.getByRole('row').getByRole('link')).toHaveCount(1)
  expect(await tracesIn(desk.dataDir, cage), 'after opening again').toEqual([])

  const [key] = await keysOf(desk.dataDir)
  await test.step('deleted for good, nothing of it is left, and no key opens anything', async () => {
    await desk.page.getByRole('row').getByRole('link').first().click()
    await expect(casePage(desk.page).panel).toBeVisible()
    await walkSteps(walk)
    await deleteFiles(desk.page, 'Perpetua Sample')
    expect(await tracesIn(desk.dataDir, cage), 'after the deletion').toEqual([])
    await desk.kill()
    expect(await tracesIn(desk.dataDir, cage), 'after the deletion and a power cut').toEqual([])
    expect(await tracesIn(folders.share, cage), 'on the mapped folders').toEqual([])
    expect(await tracesIn(folders.draftsDir, cage), 'among the drafts').toEqual([])
    expect(key).toBeDefined()
    expect(await destroyedKeyIn(desk.dataDir, key ?? Buffer.alloc(0))).toEqual([])
  })
})

test('a word that is stored readable is found', async ({ desk }) => {
  const cage = [plainCanary('a planted record'), wideCanary('a planted record')]
  await expect(desk.page.getByRole('heading', { name: 'About you' })).toBeVisible()
  await desk.page.evaluate(
    text =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('planted', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('records')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('records', 'readwrite', { durability: 'strict' })
          writing.objectStore('records').put({ text }, 1)
          writing.oncomplete = () => resolve()
        }
      }),
    cage.map(canary => canary.word).join(' '),
  )
  const found = async () => new Set((await tracesIn(desk.dataDir, cage)).map(trace => trace.as))
  await expect(async () => expect(await found()).toContain('UTF-16LE')).toPass({ timeout: 30_000 })
  await desk.kill()
  expect(await found()).toContain('UTF-16LE')
})
