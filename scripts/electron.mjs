// Where the Electron binary is, and how to get it. It is not inside its npm package: it is downloaded once, from
// outside the npm registry, which some networks block — sometimes by never answering.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, say } from './setup.mjs'

const electron = join(root, 'node_modules', 'electron')
const read = name => readFileSync(join(electron, name), 'utf8')

/** How long the first byte of the download may take, and how long it may then stand still. */
const firstByteMs = 5_000
const stalledMs = 20_000

/** The path of Electron's executable, or null where it is not installed. */
export function electronBinary() {
  if (!existsSync(join(electron, 'path.txt'))) return null
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist')
  const binary = join(folder, read('path.txt'))
  return existsSync(binary) ? binary : null
}

/**
 * Gets Electron for this machine where it is missing: from its own download cache, or from the place its npm package
 * is set to (all its environment variables apply). Gives `{ binary }`, or `{ why }` in a few words.
 */
export async function getElectron() {
  const there = electronBinary()
  if (there !== null) return { binary: there }
  const zip = await download(process.platform, process.arch)
  if (zip.why) return zip
  // The package's own installer unpacks it; it finds the file in the cache it has just been put into.
  const done = spawnSync(process.execPath, [join(electron, 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    timeout: 120_000,
  })
  const binary = done.status === 0 ? electronBinary() : null
  return binary === null ? { why: 'its download could not be unpacked' } : { binary }
}

/** Downloads Electron's zip for a machine into Electron's cache; gives `{ file }` or `{ why }`. */
export async function download(platform, arch) {
  const { version } = JSON.parse(read('package.json'))
  const stop = new AbortController()
  let timer = setTimeout(() => stop.abort(), firstByteMs)
  let shown = -1
  try {
    const get = createRequire(join(electron, 'package.json')).resolve('@electron/get')
    const { downloadArtifact } = await import(pathToFileURL(get).href)
    const file = await downloadArtifact({
      version,
      platform,
      arch,
      artifactName: 'electron',
      force: process.env.force_no_cache === 'true',
      cacheRoot: process.env.electron_config_cache,
      checksums: JSON.parse(read('checksums.json')),
      downloadOptions: {
        signal: stop.signal,
        quiet: true,
        getProgressCallback: ({ percent }) => {
          clearTimeout(timer)
          timer = setTimeout(() => stop.abort(), stalledMs)
          const tenth = Math.floor(percent * 10)
          if (tenth > shown) say(`Downloading Electron ${version}: ${tenth * 10} %`)
          shown = Math.max(shown, tenth)
        },
      },
    })
    return { file }
  } catch (error) {
    return { why: reason(error, stop.signal.aborted) }
  } finally {
    clearTimeout(timer)
  }
}

function reason(error, aborted) {
  if (aborted) return 'its download does not answer on this network'
  const status = error?.response?.status
  if (status) return `its download answers with ${status} on this network`
  const code = error?.cause?.code ?? error?.code
  return code
    ? `its download cannot be reached from this network (${code})`
    : 'its download was refused on this network'
}
