import { readFile, writeFile } from 'node:fs/promises'
import { buildFrom } from './build-from'
import { peakMegabytes } from './means'

/** Loaded only for a served copy: it needs all of the PDF reader. */
const meansToRedact = async () => {
  const [{ redactorOf }, { nodeViewer }] = await Promise.all([
    import('../../renderer/output/redact/redactor'),
    import('./node-viewer'),
  ])
  return { redact: redactorOf(nodeViewer).redact }
}

/**
 * For the benchmark: builds and saves one bundle in a process of its own and writes how long that took and how much
 * memory it needed; `served` as the last word leaves out what the specification removes. The finished file is not proved, so this is no way to make a bundle.
 */
const main = async (): Promise<number> => {
  const [spec, out, report, copy] = process.argv.slice(2)
  if (!spec || !out || !report) return 1
  const began = performance.now()
  const more = copy === 'served' ? await meansToRedact() : {}
  const made = await buildFrom(await readFile(spec), spec, new Date().toISOString(), [out, report], more)
  if (!made.ok) return 1
  await writeFile(out, made.value.bundle.bytes)
  const buildMs = Math.round(performance.now() - began)
  await writeFile(
    report,
    JSON.stringify({ buildMs, peakMegabytes: peakMegabytes(), pages: made.value.bundle.pages.length }),
  )
  return 0
}

void main().then(code => process.exit(code))
