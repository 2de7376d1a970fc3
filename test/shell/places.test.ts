import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, places } from '../../electron/browser/find'
import { isProfileInUse, windowFlags } from '../../electron/browser/open'
import { shellWords } from '../../electron/launch/arguments'
import { privateFolder } from '../../electron/launch/places'
import { enoughSpace } from '../../electron/launch/space'

const onUnix = process.platform !== 'win32'
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ssst-places-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a private folder', () => {
  it('is made, with what leads to it', async () => {
    const wanted = join(folder, 'a', 'b')
    expect(await privateFolder(wanted)).toEqual({ ok: true, value: wanted })
  })
  it.runIf(onUnix)('is closed to others, also when it was open before', async () => {
    const wanted = join(folder, 'open')
    await mkdir(wanted)
    await chmod(wanted, 0o777)
    await privateFolder(wanted)
    expect((await stat(wanted)).mode & 0o777).toBe(0o700)
  })
  it('is refused where a link or a file stands', async () => {
    await symlink(tmpdir(), join(folder, 'link'), 'junction')
    await writeFile(join(folder, 'file'), '')
    for (const name of ['link', 'file']) {
      expect(await privateFolder(join(folder, name))).toMatchObject({ ok: false })
    }
  })
})

describe('a browser', () => {
  it('is the one that was named, if it can be run', async () => {
    expect(await findBrowser(process.execPath)).toEqual({ ok: true, value: process.execPath })
    expect(await findBrowser(join(folder, 'none'))).toMatchObject({ ok: false, fault: { code: 'not-found' } })
  })
  it('that is nowhere is a sentence saying what to install', async () => {
    const found = await findBrowser(null, 'win32', { ProgramFiles: folder })
    expect(found).toMatchObject({ ok: false, fault: { code: 'not-found' } })
    if (!found.ok) expect(found.fault.next).toContain('Edge')
  })
  it('is looked for where Windows says its programs are', () => {
    const env = { ProgramFiles: 'C:\\P', 'ProgramFiles(x86)': 'C:\\P86' }
    expect(places('win32', env)).toEqual([
      'C:\\P\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\P86\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
    ])
  })
  it('keeps its sandbox except as root', () => {
    expect(windowFlags('http://127.0.0.1:1/', '/p', false)).not.toContain('--no-sandbox')
    expect(windowFlags('http://127.0.0.1:1/', '/p', true)).toContain('--no-sandbox')
  })
  it.runIf(onUnix)('is seen running on a profile', async () => {
    expect(await isProfileInUse(folder)).toBe(false)
    const lock = join(folder, 'SingletonLock')
    await symlink(`${hostname()}-${process.pid}`, lock)
    expect(await isProfileInUse(folder)).toBe(true)
    await rm(lock)
    await symlink(`${hostname()}-999999999`, lock)
    expect(await isProfileInUse(folder)).toBe(false)
  })
})

describe('the disk', () => {
  it('that has room lets the window open, and one that does not tell, too', async () => {
    expect(await enoughSpace(folder, 1)).toEqual({ ok: true, value: null })
    expect(await enoughSpace(join(folder, 'nowhere'))).toEqual({ ok: true, value: null })
  })
  it('that is nearly full does not, and says what to do', async () => {
    const short = await enoughSpace(folder, Number.MAX_SAFE_INTEGER)
    expect(short).toMatchObject({ ok: false, fault: { code: 'full' } })
    if (!short.ok) expect(short.fault.message).toContain(folder)
  })
})

describe('the words of a shell', () => {
  it.each<[string[], string[]]>([
    [['electron', '--no-sandbox', '/app', '--data', '/d'], ['--data=/d']],
    [
      ['desk.exe', '--data=/d', '--original-process-start-time=1', '--drafts', '/e'],
      ['--data=/d', '--drafts=/e'],
    ],
    [['desk.exe', '--inspect', '--port', '1', '--no-open', 'file.txt'], []],
    [['desk.exe', '--data'], ['--data']],
  ])('of %j are %j', (argv, words) => {
    expect(shellWords(argv)).toEqual(words)
  })
})
