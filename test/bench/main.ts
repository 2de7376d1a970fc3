import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from '../../electron/browser/find'
import { measureCourtBundle } from './court-bundle/measure'
import { measureDelivery } from './delivery'
import { type Figure, lineOf } from './figures'
import { measureWorklist } from './worklist'

const measures: Record<string, (browser: string) => Promise<Figure[]>> = {
  worklist: measureWorklist,
  delivery: measureDelivery,
  bundle: measureCourtBundle,
}

/** Measures what was asked for. Answers the exit code: 1 when a figure is over its bound, 2 when nothing could be measured. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' } },
    allowPositionals: true,
  })
  const unknown = positionals.find(name => !(name in measures))
  if (unknown !== undefined) {
    console.error(
      `There is no measure ${unknown}. Use ${Object.keys(measures).join(' or ')}, or none for all.`,
    )
    return 2
  }
  const browser = await findBrowser(process.env.SSST_BROWSER ?? null)
  if (!browser.ok) {
    console.error(`${browser.fault.message} ${browser.fault.next}`)
    return 2
  }
  const figures: Figure[] = []
  for (const name of positionals.length ? positionals : Object.keys(measures)) {
    console.log(`Measuring: ${name}`)
    for (const figure of (await measures[name]?.(browser.value)) ?? []) {
      figures.push(figure)
      console.log(lineOf(figure))
    }
  }
  if (values.json)
    await writeFile(
      resolve(process.env.SSST_BENCH_FROM ?? process.cwd(), values.json),
      `${JSON.stringify({ measuredAt: new Date().toISOString(), cores: cpus().length, figures }, null, 2)}\n`,
    )
  return figures.some(({ value, bound }) => bound !== undefined && value > bound) ? 1 : 0
}

void main().then(code => process.exit(code))
