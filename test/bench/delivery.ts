import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { PDFDocument, PDFName } from 'pdf-lib'
import { BankHolidays } from '../../shared/calendar/holidays'
import { londonDate } from '../../shared/calendar/london'
import { stepOf } from '../../shared/procedures/schema'
import { readCaseFile } from '../app/cases/read'
import { openDesk } from '../app/desk/desk'
import { startLoopbackHost } from '../app/desk/loopback-host'
import { root } from '../app/desk/places'
import { casePage } from '../app/pages/case-page'
import { quietGuide, type Walk } from '../app/walk/guide'
import { perform } from '../app/walk/parts'
import { enterCase, walkSteps } from '../app/walk/walk'
import { type Figure, median, timed } from './figures'
import { openPlainWindow } from './plain-window'
import { type Places, putRows, seedProfile } from './seeded'

const run = promisify(execFile)

const scans = 100
/** A page of grey noise at 150 dots per inch: 1,240 × 1,754 pixels do not deflate, as a scan's own data does not. */
const [width, height] = [1240, 1690]

const scan = async (): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const picture = pdf.context.register(
    pdf.context.stream(new Uint8Array(randomBytes(width * height)), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
    }),
  )
  const page = pdf.addPage([595, 842])
  page.node.setXObject(PDFName.of('Scan'), picture)
  const drawing = pdf.context.register(pdf.context.stream('q 595 0 0 842 0 0 cm /Scan Do Q'))
  page.node.set(PDFName.of('Contents'), drawing)
  return pdf.save()
}

const sampleCase = async () => {
  const text = await readFile(join(root, 'resources', 'sample-cases', 'liability-order.json'), 'utf8')
  const holidays = await readFile(join(root, 'resources', 'bank-holidays.json'), 'utf8')
  const read = readCaseFile(text, {
    today: londonDate(new Date().toISOString()),
    bankHolidays: BankHolidays.parse(JSON.parse(holidays)),
  })
  if (!read.ok) throw new Error(read.fault.message)
  return read.value
}

/** `zip -r` of the files and `cp` of the zip to the same kind of folder; seconds. */
const zipAndCopy = async (from: string, beside: string, times: number): Promise<number[]> => {
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const zip = join(beside, `peer-${time}.zip`)
    const copy = join(beside, `peer-${time}-copy.zip`)
    took.push(
      await timed(async () => {
        await run('zip', ['-q', '-r', zip, '.'], { cwd: from })
        await copyFile(zip, copy)
      }),
    )
    await rm(zip)
    await rm(copy)
  }
  return took.map(ms => ms / 1000)
}

/** Runs in the page: presses save, and watches a 10 ms timer until the part is satisfied. Milliseconds. */
const pressAndWatch = `(async () => {
  const until = async find => {
    for (;;) {
      const found = find()
      if (found) return found
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
  const part = () => document.querySelector('section[data-part="bundle"]')
  const save = await until(() =>
    [...(part()?.querySelectorAll('button') ?? [])].find(one => /^Save .*on the mapped folder$/.test(one.textContent)))
  part().querySelector('input[type=radio]').click()
  await new Promise(resolve => setTimeout(resolve, 2000))
  const started = performance.now()
  let [longest, last] = [0, started]
  const ticking = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 10)
    last = now
  }, 10)
  save.click()
  await until(() => part()?.dataset.satisfied === 'true')
  const took = performance.now() - started
  clearInterval(ticking)
  return { took, longest }
})()`

/** Saves the bundle in a window that nothing slows down; seconds, and the longest block in milliseconds. */
const saveInPlainWindow = async (browser: string, places: Places, port: string, route: string) => {
  const host = await startLoopbackHost({ ...places, port: Number(port) })
  const profile = join(places.dataDir, 'browser')
  const window = await openPlainWindow(browser, profile, `${host.address}${route}`)
  try {
    const { took, longest } = (await window.ask(pressAndWatch)) as { took: number; longest: number }
    return { took: took / 1000, block: longest }
  } finally {
    await window.close()
    await host.stop()
  }
}

/** Builds a bundle of 200 MB of scans and delivers it, against zip and copy of the same files in the same run. */
export const measureDelivery = async (browser: string): Promise<Figure[]> => {
  const place = await mkdtemp(join(tmpdir(), 'ssst-desk-bench-'))
  const places = {
    dataDir: join(place, 'data'),
    draftsDir: join(place, 'drafts'),
    share: join(place, 'share'),
  }
  const files = join(place, 'scans')
  await mkdir(files)
  const paths = await Promise.all(
    Array.from({ length: scans }, async (_, index) => {
      const path = join(files, `Scan ${String(index + 1).padStart(3, '0')}.pdf`)
      await writeFile(path, await scan())
      return path
    }),
  )
  const rows = await seedProfile(places, 0)
  const desk = await openDesk({ kind: 'loopback', browser }, places)
  try {
    await putRows(desk.page, rows)
    const file = await sampleCase()
    const walk: Walk = {
      page: desk.page,
      file: { ...file, facts: { ...file.facts, cptTeam: 'Northern CPT' } },
      guide: quietGuide,
      files: join(place, 'made'),
      beside: place,
      places: new Map(),
      entered: new Set(),
    }
    await enterCase(walk)
    await walkSteps(walk, { until: 'first-bundle' })
    const step = stepOf(file.procedure, 'first-bundle')
    if (!step) throw new Error('There is no step first-bundle')
    const screen = casePage(desk.page)
    for (const part of step.parts) {
      const section = screen.part(part.id)
      if (part.kind === 'delivery' || (await section.count()) === 0) continue
      if (part.kind === 'file') {
        await section.locator('input[type=file]').setInputFiles(paths)
        await expect(section.getByRole('button', { name: /^Remove/ })).toHaveCount(scans, {
          timeout: 300_000,
        })
      } else await perform({ walk, step, part, place: section })
    }
    await screen.part('bundle').getByRole('radio').first().check()
    const { address } = desk
    const route = new URL(desk.page.url()).hash
    await desk.close()
    const peers = await zipAndCopy(files, places.share, 2)
    const { took, block } = await saveInPlainWindow(browser, places, new URL(address).port, route)
    peers.push(...(await zipAndCopy(files, places.share, 2)))
    const peer = median(peers)
    return [
      {
        name: 'Build and deliver a bundle of 200 MB of scans, against zip -r and cp',
        value: took / peer,
        unit: 'times',
        bound: 1,
        how: `${took.toFixed(1)} s, flushed, read back and hashed, against ${peer.toFixed(1)} s (median of ${peers.length}, neither flushed nor read back)`,
      },
      {
        name: 'Longest stretch in which the window did not answer meanwhile',
        value: block,
        unit: 'ms',
        bound: 100,
        how: `a 10 ms timer’s largest delay over ${took.toFixed(1)} s`,
      },
    ]
  } finally {
    await desk.close()
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  }
}
