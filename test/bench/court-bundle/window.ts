import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planOfSpec, readCourtBundleSpec } from '../../../shared/bundle/court/spec'
import { freePort, startLoopbackHost } from '../../app/desk/loopback-host'
import { root } from '../../app/desk/places'
import type { Figure } from '../figures'
import { openPlainWindow } from '../plain-window'

/** Runs in the page: hands the files to the product's own worker, as its lanes do, and watches a 10 ms timer. */
const buildAndWatch = (worker: string, order: unknown) => `(async () => {
  const worker = new Worker(${JSON.stringify(worker)}, { type: 'module' })
  const started = performance.now()
  let [longest, last] = [0, started]
  const ticking = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 10)
    last = now
  }, 10)
  const result = await new Promise((resolve, reject) => {
    worker.onerror = () => reject(new Error('The worker could not be started'))
    worker.onmessage = ({ data }) => {
      if (data.is === 'done') return resolve(data.result)
      if (data.is !== 'supply') return
      const value = globalThis.benchFiles[data.index]
      worker.postMessage({ id: 1, is: 'supplied', index: data.index, result: { ok: true, value } }, [value.buffer])
    }
    worker.postMessage({ id: 1, is: 'do', job: 'court-bundle', input: ${JSON.stringify(order)} })
  })
  const took = performance.now() - started
  clearInterval(ticking)
  worker.terminate()
  return { took, longest, pages: result.ok ? result.value.pages.length : 0, fault: result.ok ? '' : result.fault.message }
})()`

const keep = (index: number, base64: string) => `(async () => {
  globalThis.benchFiles ??= []
  const bytes = await (await fetch('data:application/pdf;base64,${base64}').catch(() => null))?.arrayBuffer()
  globalThis.benchFiles[${index}] = bytes
    ? new Uint8Array(bytes)
    : Uint8Array.from(atob('${base64}'), char => char.charCodeAt(0))
  return true
})()`

/** Builds the bundle of these files in the product's worker, in a window that nobody watches, and says how long the window was held up. */
export const longestBlock = async (browser: string, paths: readonly string[]): Promise<Figure> => {
  const place = await mkdtemp(join(tmpdir(), 'ssst-desk-bench-'))
  const worker = (await readdir(join(root, 'out', 'renderer', 'assets'))).find(name =>
    /^worker-[\w-]{8}\.js$/.test(name),
  )
  if (!worker) throw new Error('The built application has no worker.')
  const read = readCourtBundleSpec(
    new TextEncoder().encode(
      JSON.stringify({
        route: 'upload',
        sections: [
          {
            title: 'Papers',
            documents: paths.map((file, index) => ({ file, title: `Document ${index + 1}` })),
          },
        ],
      }),
    ),
  )
  if (!read.ok) throw new Error(read.problems.join(' '))
  const plan = planOfSpec(read.value)
  const host = await startLoopbackHost({
    dataDir: join(place, 'data'),
    draftsDir: join(place, 'drafts'),
    port: await freePort(),
  })
  try {
    const window = await openPlainWindow(browser, join(place, 'browser'), host.address)
    try {
      const files: { name: string; bytes: number }[] = []
      for (const [index, path] of paths.entries()) {
        const bytes = await readFile(path)
        files.push({ name: `${index + 1}.pdf`, bytes: bytes.length })
        await window.ask(keep(index, bytes.toString('base64')))
      }
      const order = { plan, files, madeAt: new Date().toISOString(), copy: 'full' }
      const found = (await window.ask(buildAndWatch(`./assets/${worker}`, order))) as {
        took: number
        longest: number
        pages: number
        fault: string
      }
      if (found.pages === 0) throw new Error(`The worker built no bundle: ${found.fault}`)
      return {
        name: 'Longest stretch in which the window did not answer while its worker made that bundle of text',
        value: found.longest,
        unit: 'ms',
        bound: 100,
        how: `a 10 ms timer’s largest delay over ${(found.took / 1000).toFixed(1)} s, the check and the certificate included`,
      }
    } finally {
      await window.close()
    }
  } finally {
    await host.stop()
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  }
}
