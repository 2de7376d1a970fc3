import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../app/desk/places'
import { diskFonts } from '../../documents/disk-fonts'
import { type Figure, median, timed } from '../figures'
import { growthPicture } from './growth'
import { scannedPictures, scanPixels } from './scans'
import { scanPdf, textPdf, writeSources } from './sources'
import { longestBlock } from './window'

const run = promisify(execFile)

/** How often peer and product are each run, one after the other; the first run of each warms the disk. */
const times = 5
const [documents, pagesEach] = [30, 20]
const growthPages = [100, 500, 1000, 2000]

/** Installs qpdf where apt may; throws a sentence where it cannot be had. */
const ensureQpdf = (): void => {
  const there = () => spawnSync('qpdf', ['--version'], { stdio: 'ignore' }).status === 0
  if (there()) return
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('Installing qpdf with apt-get …')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'qpdf'], { stdio: 'ignore' })
  }
  if (!there())
    throw new Error('qpdf is not on this machine: install it (apt-get install qpdf), then measure.')
}

interface Run {
  buildMs: number
  peakMegabytes: number
}

/** Writes the specification of a bundle of these files in three sections. */
const writeSpec = async (
  folder: string,
  paths: readonly string[],
  remove: object[] = [],
): Promise<string> => {
  const spec = join(folder, 'spec.json')
  const all = paths.map((file, index) => ({
    file,
    title: `Document ${index + 1}`,
    date: '2026-03-01',
    remove,
  }))
  const sections = [0, 1, 2]
    .map(part => ({
      title: `Section ${part + 1}`,
      documents: all.filter((_, index) => index % 3 === part),
    }))
    .filter(section => section.documents.length > 0)
  await writeFile(spec, JSON.stringify({ route: 'upload', sections }))
  return spec
}

const command = (name: string, ...words: string[]) =>
  run(process.execPath, [join(root, '.cache', 'bundle', `${name}.mjs`), ...words], {
    cwd: root,
    // As `npm run bundle` starts it.
    env: {
      MALLOC_MMAP_THRESHOLD_: '1000000',
      MALLOC_ARENA_MAX: '1',
      ...process.env,
      SSST_DESK_ROOT: root,
    },
  })

/** Builds and saves a bundle of these files in a process of its own. */
const buildOnce = async (folder: string, paths: readonly string[]): Promise<Run> => {
  const spec = await writeSpec(folder, paths)
  const report = join(folder, 'report.json')
  await command('build-only', spec, join(folder, 'bundle.pdf'), report)
  return JSON.parse(await readFile(report, 'utf8')) as Run
}

/** The whole command with its check, once; how long the check took, in seconds. */
const checkOnce = async (folder: string, paths: readonly string[]): Promise<number> => {
  const spec = await writeSpec(folder, paths)
  const report = join(folder, 'report.json')
  await command('main', '--spec', spec, '--out', join(folder, 'proved.pdf'), '--report', report)
  return (JSON.parse(await readFile(report, 'utf8')) as { checkMs: number }).checkMs / 1000
}

/** Two places on one page of each file: what an address and a number come to. */
const someAreas = [
  {
    page: 2,
    areas: [
      { x: 60, y: 120, width: 220, height: 24 },
      { x: 60, y: 400, width: 160, height: 12 },
    ],
  },
]

/** The served copy against the bundle, each built and saved in a process of its own. */
const servedAgainst = async (kind: string, folder: string, paths: readonly string[]): Promise<Figure[]> => {
  const peaks: number[] = []
  const took = { full: [] as number[], served: [] as number[] }
  for (let time = 0; time < 3; time++)
    for (const copy of ['full', 'served'] as const) {
      const spec = await writeSpec(folder, paths, someAreas)
      const report = join(folder, 'report.json')
      await command('build-only', spec, join(folder, 'bundle.pdf'), report, copy)
      const { buildMs, peakMegabytes } = JSON.parse(await readFile(report, 'utf8')) as Run
      took[copy].push(buildMs)
      if (copy === 'served') peaks.push(peakMegabytes)
    }
  const against: Figure = {
    name: `The served copy, with two areas on one page of each of the ${documents} PDFs, against the bundle (${kind})`,
    value: median(took.served) / median(took.full),
    unit: 'times',
    how: `medians of 3, in turn: ${took.served.join(', ')} ms against ${took.full.join(', ')} ms`,
  }
  return [
    against,
    {
      name: `Most memory while the served copy is made (${kind})`,
      value: Math.max(...peaks),
      unit: 'MB',
      how: 'peak resident set of the whole process, in which the reader of PDFs has no thread of its own',
    },
  ]
}

const joinOnce = (folder: string, paths: readonly string[]) =>
  timed(() => run('qpdf', ['--empty', '--pages', ...paths, '--', join(folder, 'joined.pdf')]))

const against = async (
  kind: string,
  folder: string,
  sources: { paths: string[]; bytes: number },
  bound: number,
): Promise<Figure[]> => {
  const peers: number[] = []
  const builds: Run[] = []
  for (let time = 0; time < times; time++) {
    peers.push(await joinOnce(folder, sources.paths))
    builds.push(await buildOnce(folder, sources.paths))
  }
  const peer = median(peers)
  const took = median(builds.map(({ buildMs }) => buildMs))
  const megabytes = sources.bytes / 1_000_000
  const spread = `${builds.map(({ buildMs }) => buildMs).join(', ')} ms against ${peers.map(Math.round).join(', ')} ms`
  return [
    {
      name: `Build and save a bundle of ${documents} PDFs, ${documents * pagesEach} pages, ${megabytes.toFixed(1)} MB of ${kind}, against qpdf joining them`,
      value: took / peer,
      unit: 'times',
      bound,
      how: `medians of ${times}, each in a fresh process, in turn: ${spread}`,
    },
    {
      name: `Most memory while it is built (${kind})`,
      value: Math.max(...builds.map(({ peakMegabytes }) => peakMegabytes)),
      unit: 'MB',
      bound: Math.round((sources.bytes * 2) / 1024 ** 2 + 200),
      how: `peak resident set of the whole process; the bound is twice the input and 200 MB`,
    },
    {
      name: `Check of the finished file by another reader (${kind})`,
      value: await checkOnce(folder, sources.paths),
      unit: 's',
      how: 'not part of the figures above; the officer sees its progress',
    },
    ...(await servedAgainst(kind, folder, sources.paths)),
  ]
}

/** Builds of more and more pages, of the same files again and again; writes the picture of their times. */
const growth = async (folder: string, paths: readonly string[]): Promise<Figure> => {
  const points: { pages: number; ms: number }[] = []
  for (const pages of growthPages) {
    const some = Array.from({ length: pages / pagesEach }, (_, index) => paths[index % paths.length] ?? '')
    const took: number[] = []
    for (let time = 0; time < 3; time++) took.push((await buildOnce(folder, some)).buildMs)
    points.push({ pages, ms: median(took) })
  }
  await writeFile(join(root, 'docs', 'court-bundle-growth.svg'), growthPicture(points))
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) throw new Error('There are points')
  return {
    name: `Growth of the time from ${first.pages} to ${last.pages} pages, against the growth of the pages`,
    value: last.ms / first.ms / (last.pages / first.pages),
    unit: 'times',
    bound: 1.2,
    how: `${points.map(({ pages, ms }) => `${pages} pages ${ms} ms`).join(', ')}; docs/court-bundle-growth.svg`,
  }
}

/** Court bundles against qpdf on the same files in the same run, their memory, their growth, and the window meanwhile. */
export const measureCourtBundle = async (browser: string): Promise<Figure[]> => {
  ensureQpdf()
  const folder = await mkdtemp(join(tmpdir(), 'ssst-desk-bench-'))
  try {
    const fonts = await diskFonts()
    const prepared = await fonts.prepare('abc…')
    if (!prepared.ok) throw new Error(prepared.fault.message)
    const text = await writeSources(join(folder, 'text'), documents, index =>
      textPdf(index, pagesEach, fonts),
    )
    const pictures = scannedPictures(10)
    const scans = await writeSources(join(folder, 'scans'), documents, index =>
      scanPdf(index, pagesEach, pictures, scanPixels),
    )
    const figures = [
      ...(await against('text', folder, text, 6)),
      ...(await against('scans', folder, scans, 3)),
      await growth(folder, text.paths),
    ]
    figures.push(await longestBlock(browser, text.paths))
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
