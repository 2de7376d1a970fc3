import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../electron/carriers/policy'
import { contract } from '../../shared/host/contract'

const root = resolve(import.meta.dirname, '../..')

/** The sources of a part of the product, by their path from the root, without comments. */
const sources = (part: string): [path: string, text: string][] =>
  readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
    .map(name => join(part, name).replaceAll('\\', '/'))
    .filter(path => /\.tsx?$/.test(path))
    .map(path => [
      path,
      readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''),
    ])

/** Where something stands in the sources: each file as often as it does. */
const placesOf = (pattern: RegExp, files: readonly [string, string][]): string[] =>
  files.flatMap(([path, text]) => [...text.matchAll(pattern)].map(() => path))

const text = (path: string) => sources('electron').find(([one]) => one === path)?.[1] ?? ''
const electron = sources('electron')
const renderer = sources('renderer')

describe('the door between the window and the host, read in its source', () => {
  it('is one handler on one channel', () => {
    expect(placesOf(/\b(?:ipcMain|channel)\s*\.\s*(?:handle|handleOnce|on|once)\s*\(/g, electron)).toEqual([
      'electron/carriers/ipc.ts',
    ])
    expect(placesOf(/\bipcRenderer\s*\.\s*\w+/g, electron)).toEqual(['electron/preload.ts'])
    expect(text('electron/preload.ts')).toMatch(/ipcRenderer\.invoke\(ipcChannel, name, frame\)/)
    expect(placesOf(/exposeIn(?:Main|Isolated)World/g, electron)).toEqual(['electron/preload.ts'])
    expect(
      placesOf(/\bMessageChannelMain\b|\.postMessage\s*\(/g, electron).filter(
        path => !path.includes('/share/'),
      ),
    ).toEqual([])
  })

  it('checks its sender before it looks at anything, and then what was sent', () => {
    const body = text('electron/carriers/ipc.ts')
    const order = [/channel\.handle\(/, /isOurPage\(/, /typeof name !== 'string'/, /answerFrame\(/].map(one =>
      body.search(one),
    )
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  it('hands a call to the host only through the check of its input, in every carrier', () => {
    const door = text('electron/host/answer.ts')
    expect(door.search(/safeParse\(/)).toBeGreaterThan(-1)
    // Whoever else held the handlers could pass them what nobody checked.
    const outside = electron.filter(([path]) => !path.startsWith('electron/host/'))
    const held = placesOf(/\.handlers\b/g, outside)
    expect(held.length).toBeGreaterThan(0)
    expect(placesOf(/answer\(host\.handlers, name, input\)/g, outside)).toEqual(held)
    // By a name that came from outside; the host may call its own by theirs.
    expect(placesOf(/\bhandlers\[(?!')/g, electron)).toEqual(['electron/host/answer.ts'])
  })

  it('has a schema for the input and the outcome of every call', () => {
    for (const [name, call] of Object.entries(contract)) {
      expect(typeof call.input.safeParse, name).toBe('function')
      expect(typeof call.output.safeParse, name).toBe('function')
    }
  })
})

describe('the page', () => {
  it('runs no script but its own files, and loads nothing from elsewhere', () => {
    const policy = Object.fromEntries(
      contentSecurityPolicy.split('; ').map(one => {
        const [name = '', ...values] = one.split(' ')
        return [name, values]
      }),
    )
    expect(policy['default-src']).toEqual(["'none'"])
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*|blob: *;? *script/)
    expect(readFileSync(join(root, 'renderer/index.html'), 'utf8')).not.toMatch(
      /<script(?![^>]*\bsrc=)|\son\w+=|javascript:/i,
    )
  })

  it('turns no text into markup or code', () => {
    const risky =
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\s*\(|new Function\s*\(/g
    expect(placesOf(risky, renderer)).toEqual([])
  })
})

describe('the network', () => {
  it('is reached by nothing but the loopback carrier, which listens on this computer alone', () => {
    const net =
      /(?:from|import|import\(|require\()\s*['"`](?:node:)?(?:net|http|https|http2|tls|dgram|dns|inspector)(?:\/promises)?['"`]|\b(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|importScripts|sendBeacon)\b/g
    expect(placesOf(net, [...electron, ...renderer])).toEqual(['electron/carriers/loopback.ts'])
    expect(text('electron/carriers/loopback.ts')).toContain("listen({ host: '127.0.0.1'")
    // The window fetches from its own origin: its host’s calls, and files of its own build.
    expect(
      new Set(placesOf(/(?:\b(?:globalThis|window|self)\.|(?<![\w.]))fetch\((?!\{)/g, renderer)),
    ).toEqual(
      new Set([
        'renderer/host.ts',
        'renderer/output/fonts/assets.ts',
        'renderer/output/pdf-preview-assets.ts',
      ]),
    )
    expect(placesOf(/(?:\b(?:globalThis|net|session)\.|(?<![\w.]))fetch\(/g, electron)).toEqual([])
  })
})

describe('the shell, read in its source', () => {
  it('opens one kind of window, sandboxed and apart from Node', () => {
    expect(placesOf(/new (?:BrowserWindow|BrowserView|WebContentsView)\b/g, electron)).toEqual([
      'electron/window.ts',
    ])
    const window = text('electron/window.ts')
    for (const set of [
      'sandbox: true',
      'contextIsolation: true',
      'nodeIntegration: false',
      'nodeIntegrationInWorker: false',
      'nodeIntegrationInSubFrames: false',
      'webSecurity: true',
      'webviewTag: false',
      'allowRunningInsecureContent: false',
    ])
      expect(window).toContain(set)
  })

  it('opens nothing with another program but a draft, and no address at all', () => {
    expect(placesOf(/\bopenExternal\b/g, electron)).toEqual([])
    expect(new Set(placesOf(/shell\.openPath\(/g, electron))).toEqual(new Set(['electron/main.ts']))
  })

  it('writes to the log only places and codes', () => {
    expect(
      placesOf(/\bconsole\.\w+\(/g, [...electron, ...renderer]).filter(path => path !== 'electron/serve.ts'),
    ).toEqual([])
    const logged = electron.flatMap(([path, source]) =>
      [...source.matchAll(/\blog\??\.fault\(([^,]+),\s*([^)]+)\)/g)].map(
        ([, where = '', code = '']) => [path, where.trim(), code.trim()] as const,
      ),
    )
    expect(logged.length).toBeGreaterThan(3)
    for (const [path, where, code] of logged) {
      expect(where, path).toMatch(/^(?:'[\w/.-]+'|`[\w/.-]+\$\{(?:reason|name)\}`|where)$/)
      expect(code, path).toMatch(/^(?:'[\w-]+'|(?:\w+\.)*code)$/)
    }
  })
})
