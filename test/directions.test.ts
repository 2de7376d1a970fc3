import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What a room may import: rooms (path prefixes, its own included) and npm packages. `'*'` is any package. */
interface Rule {
  room: string
  rooms: string[]
  packages: string[] | '*'
  /** Whether modules of Node itself may be used. */
  node: boolean
}

/** The longest room that fits a file decides. */
const rules: Rule[] = [
  { room: 'shared', rooms: ['shared'], packages: ['zod'], node: false },
  // The one reader of texts that a person wrote: it says the line of what is wrong.
  { room: 'shared/written/read-json', rooms: ['shared'], packages: ['zod', 'jsonc-parser'], node: false },

  { room: 'electron', rooms: ['electron', 'shared', 'package.json'], packages: '*', node: true },
  { room: 'electron/host', rooms: ['electron/host', 'shared'], packages: ['zod', 'nodemailer'], node: true },
  {
    room: 'electron/carriers',
    rooms: ['electron/carriers', 'electron/shell/own-page', 'shared'],
    packages: [],
    node: true,
  },
  { room: 'electron/browser', rooms: ['electron/browser', 'shared'], packages: [], node: true },
  { room: 'electron/launch', rooms: ['electron/launch', 'shared'], packages: ['electron-log'], node: true },
  {
    room: 'electron/serve',
    rooms: [
      'electron/host',
      'electron/carriers',
      'electron/browser',
      'electron/launch',
      'shared',
      'package.json',
    ],
    packages: [],
    node: true,
  },

  { room: 'renderer', rooms: ['renderer', 'shared', 'resources'], packages: '*', node: false },
  { room: 'renderer/host', rooms: ['shared'], packages: ['zod'], node: false },
  {
    room: 'renderer/store',
    rooms: ['renderer/store', 'renderer/host', 'shared'],
    packages: ['dexie', 'zod'],
    node: false,
  },
  { room: 'renderer/session', rooms: ['renderer/session', 'shared'], packages: '*', node: false },
  // One room of the store: what judges a colleague's copy of an SR, which runs in the worker with all that comes from outside.
  {
    room: 'renderer/output',
    rooms: ['renderer/output', 'renderer/store/judged-copy', 'shared', 'resources'],
    packages: '*',
    node: false,
  },
  {
    room: 'renderer/actions',
    rooms: [
      'renderer/actions',
      'renderer/store',
      'renderer/output',
      'renderer/host',
      'renderer/session',
      'shared',
      'resources',
    ],
    packages: '*',
    node: false,
  },
  { room: 'renderer/parts', rooms: ['renderer/parts', 'shared', 'resources'], packages: '*', node: false },
  {
    room: 'renderer/views',
    rooms: [
      'renderer/views',
      'renderer/actions',
      'renderer/parts',
      'renderer/session',
      'shared',
      'resources',
    ],
    packages: '*',
    node: false,
  },
]

const within = (path: string, room: string) =>
  path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}.`)

const ruleFor = (file: string): Rule => {
  const fitting = rules.filter(({ room }) => within(file, room)).sort((a, b) => b.room.length - a.room.length)
  const [rule] = fitting
  if (rule === undefined) throw new Error(`No rule for ${file}`)
  return rule
}

/** Every module a source names: import, export from, dynamic import, require, new URL('./x', import.meta.url). */
const importsOf = (source: string): string[] => {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const forms = [
    /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\b(?:import|require)\(\s*['"`]([^'"`]+)['"`]/g,
    /\bnew URL\(\s*['"`]([^'"`]+)['"`]\s*,\s*import\.meta\.url/g,
  ]
  return forms.flatMap(form => [...code.matchAll(form)].map(match => match[1] ?? ''))
}

/** What is wrong with one import of one file, or null. Paths are relative to the top, with `/`. */
const fault = (file: string, imported: string): string | null => {
  const rule = ruleFor(file)
  const name = imported.split('?', 1)[0] ?? ''
  if (name.startsWith('.')) {
    const target = relative(root, resolve(root, dirname(file), name))
      .split(sep)
      .join('/')
    if (target.startsWith('node_modules/')) return `${file} reaches into node_modules: ${imported}`
    return rule.rooms.some(room => within(target, room)) ? null : `${file} may not import ${target}`
  }
  if (name.startsWith('node:') || builtinModules.includes(name)) {
    return rule.node ? null : `${file} may not use Node (${imported})`
  }
  const parts = name.split('/')
  const owner = name.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
  if (within(file, 'renderer') && owner.startsWith('electron')) return `${file} may not import ${imported}`
  return rule.packages === '*' || rule.packages.includes(owner) ? null : `${file} may not import ${imported}`
}

const sources = ['shared', 'electron', 'renderer'].flatMap(top =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ts|tsx|mts|js|mjs)$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
)

describe('imports', () => {
  it('go only where the rooms allow', () => {
    const faults = sources.flatMap(file =>
      importsOf(readFileSync(join(root, file), 'utf8')).flatMap(imported => fault(file, imported) ?? []),
    )
    expect(faults).toEqual([])
  })

  it('are read from enough files to mean something', () => {
    expect(sources.length).toBeGreaterThan(20)
    for (const top of ['shared/', 'electron/host/', 'renderer/']) {
      expect(sources.some(file => file.startsWith(top))).toBe(true)
    }
  })
})

describe('the reader of imports', () => {
  it('sees every form, also over several lines', () => {
    const source = [
      "import a from './a'",
      "import type { B } from '../b'",
      "import {\n  c,\n  d,\n} from 'c'",
      "export * from './e'",
      "import './f.scss'",
      "const g = await import('./g')",
      "const h = require('h')",
      "new Worker(new URL('./i.ts', import.meta.url), { type: 'module' })",
      "// import x from './comment'",
      "/* import y from './comment' */",
    ].join('\n')
    expect(importsOf(source).sort()).toEqual(['../b', './a', './e', './f.scss', './g', './i.ts', 'c', 'h'])
  })
})

describe('the rules', () => {
  it.each([
    ['shared/case/schema.ts', '../../renderer/host'],
    ['shared/case/schema.ts', '../../electron/host/index'],
    ['shared/case/schema.ts', 'react'],
    ['shared/case/schema.ts', 'node:fs'],
    ['shared/case/schema.ts', 'crypto'],
    ['renderer/views/case/Case.tsx', '../../store/cases'],
    ['renderer/views/case/Case.tsx', '../../host'],
    ['renderer/views/case/Case.tsx', '../../output/pdf'],
    ['renderer/actions/open.ts', '../views/case/Case'],
    ['renderer/store/cases.ts', '../session/session'],
    ['renderer/parts/Button.tsx', '../actions/open'],
    ['renderer/session/session.ts', '../store/cases'],
    ['renderer/actions/open.ts', '../../electron/host/index'],
    ['renderer/actions/open.ts', 'electron'],
    ['renderer/actions/open.ts', 'electron/renderer'],
    ['renderer/actions/open.ts', 'node:path'],
    ['renderer/main.tsx', '../node_modules/react/index'],
    ['electron/main.ts', '../renderer/host'],
    ['electron/host/index.ts', 'electron'],
    ['electron/host/index.ts', '../carriers/ipc'],
    ['electron/host/vault/vault.ts', '../../main'],
    ['electron/serve.ts', 'electron'],
    ['electron/serve.ts', './window'],
    ['electron/carriers/loopback.ts', 'electron'],
  ])('%s may not import %s', (file, imported) => {
    expect(fault(file, imported)).not.toBeNull()
  })

  it.each([
    ['shared/case/schema.ts', 'zod'],
    ['shared/case/schema.ts', '../result'],
    ['renderer/views/case/Case.tsx', '../../actions/open'],
    ['renderer/views/case/Case.tsx', '../../parts/Button'],
    ['renderer/views/case/Case.tsx', '../../../shared/result'],
    ['renderer/views/case/Case.tsx', 'react-hook-form'],
    ['renderer/actions/open.ts', '../store/cases'],
    ['renderer/store/cases.ts', '../host'],
    ['renderer/main.tsx', './store/cases'],
    ['electron/host/index.ts', 'node:fs/promises'],
    ['electron/main.ts', 'electron'],
    ['electron/main.ts', './host'],
  ])('%s may import %s', (file, imported) => {
    expect(fault(file, imported)).toBeNull()
  })
})
