import { readFile, writeFile } from 'node:fs/promises'
import { buildFrom } from './build-from'

/**
 * For the benchmark: builds and saves one bundle in a process of its own and writes how long that took and how much
 * memory it needed. The finished file is not proved, so this is no way to make a bundle.
 */
const main = async (): Promise<number> => {
  const [spec, out, report] = process.argv.slice(2)
  if (!spec || !out || !report) return 1
  const began = performance.now()
  const made = await buildFrom(await readFile(spec), spec, new Date().toISOString())
  if (!made.ok) return 1
  await writeFile(out, made.value.bundle.bytes)
  const buildMs = Math.round(performance.now() - began)
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  await writeFile(report, JSON.stringify({ buildMs, peakMegabytes, pages: made.value.bundle.pages.length }))
  return 0
}

void main().then(code => process.exit(code))
