import { spawnSync } from 'node:child_process'
import { appendFile, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeFrame } from '../../../../shared/host/frame'
import { ok } from '../../../../shared/result'
import { begin, sampleCase, walkOf } from '../../begin'
import { freePort, startLoopbackHost } from '../../desk/loopback-host'
import { expect, test as journey } from '../../journey'
import { casePage } from '../../pages/case-page'

const noDisk =
  process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'Mounting a small disk needs root on Linux.'

/** The product on a small disk of its own, which holds the host's folder and the browser's profile. */
const test = journey.extend({
  folders: async ({ folders }, use) => {
    if (noDisk === null) {
      await mkdir(folders.dataDir)
      const words = ['-t', 'tmpfs', '-o', 'size=600m', 'ssst-desk-journey', folders.dataDir]
      expect(spawnSync('mount', words).status).toBe(0)
    }
    await use(folders)
    if (noDisk === null) spawnSync('umount', ['--lazy', folders.dataDir])
  },
})

/** Takes every byte that is left on the disk of a folder; the function it answers gives them back. */
const fill = async (folder: string): Promise<() => Promise<void>> => {
  const filler = join(folder, 'filler')
  const file = await open(filler, 'w')
  const block = new Uint8Array(4 * 1024 ** 2)
  for (let size = block.length; size >= 1; ) {
    const written = await file.write(block, 0, size).then(
      ({ bytesWritten }) => bytesWritten,
      () => 0,
    )
    if (written < size) size = Math.floor(size / 2)
  }
  await file.close()
  expect((await statfs(folder)).bavail).toBe(0)
  return () => rm(filler)
}

/** The log that LevelDB writes to, in a browser profile. */
const logIn = async (dataDir: string): Promise<string> => {
  const stores = join(dataDir, 'browser', 'Default', 'IndexedDB')
  const names = await readdir(stores, { recursive: true })
  const log = names.find(name => /\.leveldb.\d+\.log$/.test(name))
  if (log === undefined) throw new Error('The store has no log.')
  return join(stores, log)
}

/** The browser's two databases: what Chromium does on a full disk is different in each. */
const backends = [
  { name: 'LevelDB', host: 'loopback', features: [] as string[] },
  { name: 'SQLite', host: 'own-window', features: ['IdbSqliteBackingStore'] },
] as const

for (const { name, host, features } of backends)
  test.describe(name, () => {
    test.use({ host, features: [...features] })
    test(`${name}: a disk that runs full under the store is said, and loses nothing that was acknowledged or typed`, {
      tag: '@soak',
    }, async ({ desk, folders }) => {
      journey.skip(noDisk !== null, noDisk ?? '')
      await begin(walkOf(desk, folders, await sampleCase()), folders)
      await casePage(desk.page).tab('Timeline')
      const field = () => desk.page.getByLabel('Note', { exact: true })
      const press = () => desk.page.getByRole('button', { name: 'Write the note' }).click()
      const shown = (text: string) => desk.page.getByText(text, { exact: true })
      const write = async (text: string) => {
        await field().fill(text)
        await press()
        await expect(shown(text).last()).toBeVisible()
        await expect(field()).toHaveValue('')
      }
      const openTimeline = async () => {
        await desk.page.getByRole('row').getByRole('link').first().click()
        await casePage(desk.page).tab('Timeline')
      }
      const nothingLost = async () => {
        for (const text of ['before', 'while it was full', 'after', 'refused', 'once more'])
          await expect(shown(`Invented: ${text}.`)).toHaveCount(1)
      }
      await write('Invented: before.')

      let free = await fill(folders.dataDir)
      await test.step('what is done on a full disk is said not to be stored, and stays where it was typed', async () => {
        const long = `Invented: while it was full. ${'So it goes on. '.repeat(300)}`.trim()
        for (let time = 0; time < 3; time++) {
          await field().fill(long)
          await press()
          await expect(desk.page.getByRole('alert')).toContainText(
            /This computer’s disk is full, so .*Free some space on the disk, then do it again/,
          )
          await expect(field()).toHaveValue(long)
        }
      })

      await test.step('once there is room, the same press stores it', async () => {
        await field().fill('Invented: while it was full.')
        await free()
        await press()
        await expect(field()).toHaveValue('')
        await write('Invented: after.')
      })

      await test.step('a write that the disk itself refuses takes nothing else with it', async () => {
        // As when another program takes the last of it between the host's look at the disk and the write.
        const unknown = Buffer.from(encodeFrame(ok({ freeBytes: null })))
        await desk.page.route('**/host/host.room', route => route.fulfill({ body: unknown }))
        free = await fill(folders.dataDir)
        await field().fill('Invented: refused.')
        await press()
        await expect(desk.page.getByRole('alert')).toContainText(/was not stored|could not be stored/)
        await free()
        await desk.page.unroute('**/host/host.room')
        await press()
        await expect(field()).toHaveValue('')
        await write('Invented: once more.')
      })

      await test.step('half a record at the end of the store’s log, as a power cut leaves it, takes nothing with it', async () => {
        await desk.kill()
        if (name === 'LevelDB') {
          // A record of 20,000 bytes by its beginning, which ends after 5,000.
          const record = new Uint8Array(5000).fill(7)
          record.set([1, 2, 3, 4, 0x20, 0x4e, 1])
          const log = await logIn(folders.dataDir)
          const { size } = await stat(log)
          await appendFile(log, record)
          // Gone before a window opens: whatever happens then, nothing is written behind it.
          const { dataDir, draftsDir } = folders
          await (await startLoopbackHost({ dataDir, draftsDir, port: await freePort() })).stop()
          expect((await stat(log)).size).toBe(size)
          await appendFile(log, record)
        }
        await desk.reopen()
        await openTimeline()
        await write('Invented: behind it.')
        await desk.kill()
        await desk.reopen()
        await openTimeline()
        await expect(shown('Invented: behind it.')).toHaveCount(1)
      })

      await test.step('on a full disk it does not open, says why, and nothing is lost', async () => {
        free = await fill(folders.dataDir)
        await desk.kill()
        await expect(desk.reopen()).rejects.toThrow(/There are only 0 MB free on the disk/)
        await free()
        await desk.reopen()
        await openTimeline()
        await nothingLost()
      })

      await test.step('a page that is opened on a disk that is full by then says so, and nothing is lost', async () => {
        free = await fill(folders.dataDir)
        await desk.page.reload()
        await expect(desk.page.getByText(/disk is full/).first()).toBeVisible()
        await free()
        await desk.page.getByRole('button', { name: 'Look again' }).click()
        await casePage(desk.page).tab('Timeline')
        await write('Invented: on the page opened anew.')
        await desk.kill()
        await desk.reopen()
        await openTimeline()
        await nothingLost()
        await expect(shown('Invented: on the page opened anew.')).toHaveCount(1)
      })
    })
  })
