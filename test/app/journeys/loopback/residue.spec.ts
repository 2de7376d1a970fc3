import { begin, walkOf } from '../../begin'
import { expect, test } from '../../journey'
import { casePage } from '../../pages/case-page'
import { deleteFiles } from '../../pages/deletion'
import { giveUp } from '../../walk/close'
import { type Cage, marked, markedCase } from '../../watch/cage'
import { destroyedKeyIn, keysOf } from '../../watch/keys'
import { type Canary, plainCanary, tracesIn } from '../../watch/traces'

/** The browser's newer database, which takes the place of LevelDB. The older one is looked through by canaries.spec.ts. */
const backends = [
  { name: 'LevelDB', features: [] as string[] },
  { name: 'SQLite', features: ['IdbSqliteBackingStore'] },
] as const

for (const { name, features } of backends)
  test.describe(name, () => {
    test.use({ host: 'own-window', features: [...features] })
    test.skip(process.platform !== 'linux', 'The window is put into hand by a shell script.')

    if (name !== 'LevelDB' || process.env.SSST_SOAK)
      test(`${name}: an SR that was deleted leaves nothing readable, and no key that opens it`, async ({
        desk,
        folders,
      }) => {
        test.setTimeout(240_000)
        const cage: Cage = []
        const file = await markedCase(cage, folders.files, 'county-court')
        const walk = walkOf(desk, folders, file)
        await begin(walk, folders, 'in-progress')
        const { page } = desk
        const screen = casePage(page)
        await screen.tab('Documents')
        await page
          .getByRole('button', { name: /, preview$/ })
          .first()
          .click()
        await page.locator('canvas').first().waitFor()
        await page.getByRole('button', { name: 'Close the preview' }).click()
        await screen.tab('Timeline')
        await page.getByLabel('Note', { exact: true }).fill(marked(cage, 'a note'))
        await page.getByRole('button', { name: 'Write the note' }).click()
        await screen.tab('Steps')
        await giveUp(walk, 'cancelled', marked(cage, 'the reason of the closing'))
        const [key] = await keysOf(desk.dataDir)
        await deleteFiles(page, 'Perpetua Sample')
        await expect(page.locator('[data-progress]')).toHaveAttribute('data-progress', 'finished')

        expect(await tracesIn(desk.dataDir, cage), 'while it runs').toEqual([])
        await desk.kill()
        expect(await tracesIn(desk.dataDir, cage), 'after a power cut').toEqual([])
        expect(await tracesIn(folders.share, cage), 'on the mapped folders').toEqual([])
        expect(await destroyedKeyIn(desk.dataDir, key ?? Buffer.alloc(0))).toEqual([])
        await desk.reopen()
        await expect(desk.page.getByText('There are no service requests here.')).toBeVisible()
        await desk.page.getByRole('link', { name: 'Deletions', exact: true }).click()
        await expect(desk.page.getByRole('row')).toHaveCount(2)
        expect(await tracesIn(desk.dataDir, cage), 'after opening again').toEqual([])
      })

    test(`${name}: a word that is stored readable is found, also where it was packed`, async ({ desk }) => {
      const [plain, packed] = [plainCanary('a planted record'), plainCanary('a packed record')] as [
        Canary,
        Canary,
      ]
      await expect(desk.page.getByRole('heading', { name: 'About you' })).toBeVisible()
      const half = packed.word.length / 2
      const halves = [packed.word.slice(0, half), packed.word.slice(half)]
      // Packed, the whole word is two references to its halves: in the raw bytes it stands nowhere.
      const before = `${halves[0]}, and ${halves[1]}. `
      await desk.page.evaluate(
        ([text, big]) =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('planted', 1)
            opening.onupgradeneeded = () => opening.result.createObjectStore('records')
            opening.onerror = () => reject(opening.error)
            opening.onsuccess = () => {
              const writing = opening.result.transaction('records', 'readwrite', { durability: 'strict' })
              writing.objectStore('records').put({ text }, 1)
              writing.objectStore('records').put({ big }, 2)
              writing.oncomplete = () => resolve()
            }
          }),
        [plain.word, before.repeat(3000) + packed.word + before.repeat(3000)],
      )
      await expect(async () => {
        const found = await tracesIn(desk.dataDir, [plain, packed])
        expect(found.some(trace => trace.from === 'a planted record')).toBe(true)
        const ways = found.filter(trace => trace.from === 'a packed record').map(trace => trace.as)
        expect(ways.some(way => /(Snappy|zstd) value$/.test(way))).toBe(true)
        expect(ways).not.toContain('UTF-8')
      }).toPass({ timeout: 30_000 })
    })
  })
