import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultPort, isInside, readArguments } from '../../electron/launch/arguments'
import { draftsFor, localData } from '../../electron/launch/places'

const value = (words: string[]) => {
  const result = readArguments(words)
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

describe('the command line', () => {
  it('is complete without any flag', () => {
    const options = value([])
    expect(options).toMatchObject({ port: defaultPort, open: true, browser: null })
    expect(options.dataDir).toBe(localData(process.platform, process.env))
    expect(options.draftsDir).toBe(draftsFor(options.dataDir))
  })
  it('takes every flag, and makes folders absolute', () => {
    expect(
      value([
        ...['--data', 'profile', '--drafts', 'drafts', '--exports', 'saved', '--port', '50000'],
        ...['--no-open', '--browser', '/b'],
      ]),
    ).toEqual({
      dataDir: resolve('profile'),
      draftsDir: resolve('drafts'),
      exportsDir: resolve('saved'),
      port: 50_000,
      open: false,
      browser: '/b',
    })
  })
  it.each([
    [['--port', 'abc']],
    [['--port', '80']],
    [['--port', '70000']],
    [['--port', '4761.5']],
    [['--port']],
    [['--data']],
    [['--data', ' ']],
    [['--unknown']],
    [['somewhere']],
  ])('is refused with a sentence: %j', words => {
    const result = readArguments(words)
    expect(result).toMatchObject({ ok: false, fault: { code: 'invalid' } })
  })
  it.each([['/p'], ['/p/drafts'], ['/p/host/../x']])(
    'keeps plaintext drafts out of the profile: %s',
    drafts => {
      expect(readArguments(['--data', '/p', '--drafts', drafts])).toMatchObject({
        ok: false,
        fault: { code: 'invalid' },
      })
    },
  )
  it('takes drafts beside the profile, whatever they are called', () => {
    expect(value(['--data', '/p', '--drafts', '/p-drafts']).draftsDir).toBe(resolve('/p-drafts'))
    expect(isInside('/p', '/p/..drafts')).toBe(true)
    expect(isInside('/p', '/')).toBe(false)
  })
})

describe('the places of a profile', () => {
  it('are local, never roaming', () => {
    const env = { LOCALAPPDATA: '/C/Local', APPDATA: '/C/Roaming', XDG_DATA_HOME: '/x' }
    expect(localData('win32', env, '/h')).toBe(join('/C/Local', 'SSST Desk'))
    expect(localData('win32', {}, '/h')).toBe(join('/h', 'AppData', 'Local', 'SSST Desk'))
    expect(localData('darwin', env, '/h')).toBe('/h/Library/Application Support/SSST Desk')
    expect(localData('linux', env, '/h')).toBe('/x/ssst-desk')
    expect(localData('linux', { XDG_DATA_HOME: 'relative' }, '/h')).toBe('/h/.local/share/ssst-desk')
  })
  it('keep the drafts of two profiles apart, in the temporary folder', () => {
    expect(draftsFor('/a')).not.toBe(draftsFor('/b'))
    expect(draftsFor('/a').startsWith(tmpdir())).toBe(true)
  })
})
