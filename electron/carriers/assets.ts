import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { failed, ok, type Result } from '../../shared/result'

/** One file of the built page. */
export interface Asset {
  file: string
  type: string
  /** True where the name holds a hash of the content, so that it may be kept. */
  hashed: boolean
}

/** The files of the built page by the path under which they are asked for; `/` is the page itself. */
export type Assets = ReadonlyMap<string, Asset>

/**
 * Lists the built page once. A request can only name what is in the list: nothing is ever resolved against the disk,
 * so no request can lead outside. A folder without a page is the fault `not-found`.
 */
export async function listAssets(root: string): Promise<Result<Assets>> {
  const assets = new Map<string, Asset>()
  try {
    await walk(root, '/', assets)
  } catch {
    return missing(root)
  }
  const page = assets.get('/index.html')
  if (page === undefined) return missing(root)
  assets.set('/', page)
  return ok(assets)
}

async function walk(folder: string, path: string, assets: Map<string, Asset>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name)
    const here = path + encodeURIComponent(entry.name)
    if (entry.isDirectory()) await walk(file, `${here}/`, assets)
    else if (entry.isFile()) {
      assets.set(here, {
        file,
        type: types[extname(entry.name).toLowerCase()] ?? 'application/octet-stream',
        hashed: path.startsWith('/assets/') && hashedName.test(entry.name),
      })
    }
  }
}

/** As Vite names what it builds: `name-Ab3_x9Qz.js`. */
const hashedName = /-[\w-]{8}\.\w+$/

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
}

const missing = (root: string) =>
  failed(
    'not-found',
    `The built page is not in ${root}.`,
    'Build it with npm run build, or install SSST Desk again.',
  )
