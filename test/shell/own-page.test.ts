import { describe, expect, it } from 'vitest'
import type { Assets } from '../../electron/carriers/assets'
import { assetFor, isAppAddress, isOurPage, mayHave } from '../../electron/shell/own-page'

const foreign = [
  'https://example.org/',
  'http://127.0.0.1:47615/',
  'file:///app/index.html',
  'app://other/',
  'app://desk.example.org/',
  'app://desk:80/',
  'app://user@desk/',
  'app://user:pass@desk/',
  'data:text/html,app://desk/',
  'about:blank',
  'desk',
  '',
]

describe('our own address', () => {
  it.each(['app://desk/', 'app://desk/index.html', 'app://desk/#/case/1', 'app://desk/?x=1'])(
    'is %s',
    address => {
      expect(isAppAddress(address)).toBe(true)
    },
  )
  it.each(foreign)('is not “%s”', address => {
    expect(isAppAddress(address)).toBe(false)
  })
})

describe('a caller', () => {
  const ours = { sender: { id: 7 }, senderFrame: { parent: null, url: 'app://desk/#/' } }
  it('is ours: main frame, own window, own page', () => {
    expect(isOurPage(ours, 7)).toBe(true)
  })
  it.each([
    ['another window', { ...ours, sender: { id: 8 } }],
    ['a frame that is gone', { ...ours, senderFrame: null }],
    ['a frame inside the page', { ...ours, senderFrame: { ...ours.senderFrame, parent: {} } }],
    ['another page', { ...ours, senderFrame: { parent: null, url: 'https://example.org/' } }],
  ])('is foreign: %s', (_what, caller) => {
    expect(isOurPage(caller, 7)).toBe(false)
  })
  it('is foreign while there is no window', () => {
    expect(isOurPage(ours, null)).toBe(false)
  })
})

describe('permissions', () => {
  it('gives our page lasting storage', () => {
    expect(mayHave('persistent-storage', 'app://desk/')).toBe(true)
    expect(mayHave('persistent-storage', 'app://desk')).toBe(true)
  })
  it.each([
    'clipboard-read',
    'clipboard-sanitized-write',
    'openExternal',
    'media',
    'geolocation',
    'fileSystem',
  ])('refuses %s', permission => {
    expect(mayHave(permission, 'app://desk/')).toBe(false)
  })
  it.each(foreign)('gives “%s” nothing', address => {
    expect(mayHave('persistent-storage', address)).toBe(false)
  })
})

describe('the app:// protocol', () => {
  const page = { file: '/built/index.html', type: 'text/html', hashed: false }
  const script = { file: '/built/assets/a.js', type: 'text/javascript', hashed: true }
  const assets: Assets = new Map([
    ['/', page],
    ['/index.html', page],
    ['/assets/a.js', script],
  ])
  it('gives the page and its files', () => {
    expect(assetFor(assets, 'GET', 'app://desk/')).toBe(page)
    expect(assetFor(assets, 'GET', 'app://desk/?a=b#/c')).toBe(page)
    expect(assetFor(assets, 'GET', 'app://desk/assets/a.js')).toBe(script)
  })
  it.each([
    'app://desk/../main/main.js',
    'app://desk/assets/../../main/main.js',
    'app://desk/%2e%2e/main/main.js',
    'app://desk/..%2fmain%2fmain.js',
    'app://desk/assets\\..\\..\\main\\main.js',
    'app://desk/c:/windows/win.ini',
    'app://desk//etc/passwd',
    'app://desk/assets/',
    'app://other/index.html',
  ])('gives nothing for %s', address => {
    expect(assetFor(assets, 'GET', address)).toBeNull()
  })
  it('only reads', () => {
    expect(assetFor(assets, 'POST', 'app://desk/')).toBeNull()
  })
})
