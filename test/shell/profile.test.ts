import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { forgetPickedPlaces, refuseFolder } from '../../electron/browser/picked-places'
import { prepareProfile, tidyProfile } from '../../electron/browser/profile'

let folder: string
let preferences: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ssst-profile-'))
  await mkdir(join(folder, 'Default'))
  preferences = join(folder, 'Default', 'Preferences')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What Chromium writes after a file was picked, a download was placed and a page was saved. */
const used = (more: object = {}) =>
  JSON.stringify({
    selectfile: { last_directory: '/home/x/Scans of Marek Canary' },
    savefile: { default_directory: '/home/x/For Marek Canary', type: 2 },
    download: { default_directory: '/home/x/Marek Canary', directory_upgrade: true },
    intl: { selected_languages: 'en-GB' },
    ...more,
  })
const held = async () => JSON.parse(await readFile(preferences, 'utf8'))

it('forgets the folders files were picked from before the browser starts', async () => {
  await writeFile(preferences, used({ profile: { name: 'Desk' } }))
  expect((await prepareProfile(folder, 'http://127.0.0.1:1')).ok).toBe(true)
  expect(await readFile(preferences, 'utf8')).not.toContain('Marek')
  expect(await held()).toMatchObject({
    selectfile: { last_directory: '' },
    savefile: { default_directory: '', type: 2 },
    download: { default_directory: '', directory_upgrade: true },
    intl: { selected_languages: 'en-GB' },
    profile: { name: 'Desk', password_manager_enabled: false },
  })
})

it('forgets them after it has ended, and touches nothing else', async () => {
  await writeFile(preferences, used())
  tidyProfile(folder)
  expect(await held()).toEqual({
    selectfile: { last_directory: '' },
    savefile: { default_directory: '', type: 2 },
    download: { default_directory: '', directory_upgrade: true },
    intl: { selected_languages: 'en-GB' },
  })
})

it('leaves a file alone that is not there, holds no such folder, or cannot be read', async () => {
  forgetPickedPlaces(preferences)
  await expect(stat(preferences)).rejects.toThrow('ENOENT')
  for (const text of ['{"selectfile":1,"intl":{}}', '[]', 'not JSON', '{ "selectfile": {} }']) {
    await writeFile(preferences, text)
    forgetPickedPlaces(preferences)
    expect(await readFile(preferences, 'utf8')).toBe(text)
  }
})

it('keeps a folder of page content from being made, and removes what an earlier run left', async () => {
  const spilled = join(folder, 'blob_storage')
  await mkdir(join(spilled, 'inner'), { recursive: true })
  refuseFolder(spilled)
  refuseFolder(spilled)
  const there = await stat(spilled)
  expect([there.isFile(), there.size]).toEqual([true, 0])
})
