import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CourtBundleOrder, CourtBundleOutcome } from '../../../renderer/output/court-bundle/order'
import type { FromWorker } from '../../../renderer/output/jobs'
import type { SearchablePdf } from '../../../renderer/output/ocr/make-searchable'
import type { ServedSearch, SuggestedAreas } from '../../../shared/bundle/court/served-copy'
import type { Sought } from '../../../shared/bundle/court/served-values'
import type { Result } from '../../../shared/result'
import { root } from '../desk/places'
import { expect, test } from '../journey'

const sought: Sought[] = [
  { kind: 'address', whose: 'receiving', text: '14 Quince Road' },
  { kind: 'postcode', whose: 'receiving', text: 'LS1 4AB' },
]

const plan: CourtBundleOrder['plan'] = {
  format: 1,
  route: 'upload',
  caseType: null,
  cover: {
    title: 'Bundle for the hearing',
    court: null,
    caseNumber: null,
    parties: [],
    hearingDate: null,
    hearingTime: null,
    preparedBy: null,
    reference: null,
  },
  numbering: 'plain',
  dividers: false,
  sections: [
    {
      id: 's1',
      title: 'Statements',
      documents: [
        {
          id: 'd1',
          title: 'Statement',
          date: null,
          file: 'f1',
          is: null,
          excluded: [],
          turned: [],
          late: false,
          areas: [],
        },
      ],
    },
  ],
  issued: null,
}

/** The built worker itself, under the page's own policy: the screens that lead to it have journeys of their own. */
test('a scan is read, searched and redacted in the worker, and nothing is asked of any network', async ({
  desk,
}) => {
  const assets = join(root, 'out', 'renderer', 'assets')
  const scripts = (await readdir(assets)).filter(name => /^worker-[\w-]{8}\.js$/.test(name))
  // The worker that looks at pages is called the same; their order changes with what is in them.
  const texts = await Promise.all(scripts.map(name => readFile(join(assets, name), 'utf8')))
  const script = scripts[texts.findIndex(text => text.includes('pictures-to-pdf'))]
  expect(script).toBeDefined()
  const done = await desk.page.evaluate(
    async ([name, wanted, bundle]) => {
      const worker = new Worker(new URL(`assets/${name}`, location.href), { type: 'module' })
      let jobs = 0
      const progress: number[] = []
      const work = <T>(job: string, input: unknown, files: Uint8Array<ArrayBuffer>[]) =>
        new Promise<T>((resolve, reject) => {
          const id = ++jobs
          worker.onerror = event => reject(new Error(event.message))
          worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
            if (data.id !== id) return
            if (data.is === 'progress') progress.push(data.done / data.total)
            else if (data.is === 'supply')
              worker.postMessage({
                id,
                is: 'supplied',
                index: data.index,
                result: { ok: true, value: files[data.index]?.slice() },
              })
            else {
              const result = data.result as Result<T>
              if (result.ok) resolve(result.value)
              else reject(new Error(`${job}: ${result.fault.message}`))
            }
          }
          worker.postMessage({ id, is: 'do', job, input })
        })

      const paper = new OffscreenCanvas(1240, 900)
      const pen = paper.getContext('2d')
      if (!pen) throw new Error('No canvas')
      pen.fillStyle = 'white'
      pen.fillRect(0, 0, 1240, 900)
      pen.fillStyle = 'black'
      pen.font = '40px Arial, sans-serif'
      pen.fillText('She has lived at 14 Quince Road since March', 100, 300)
      pen.fillText('and her postcode there is LS1 4AB today', 100, 380)
      const photo = await paper.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
      const picture = new Uint8Array(await photo.arrayBuffer())
      const scan = await work<{ bytes: Uint8Array<ArrayBuffer> }>('pictures-to-pdf', ['a.jpg'], [picture])
      const unread = await work<ServedSearch>('search-served', { name: 'a.pdf', sought: wanted }, [
        scan.bytes,
      ])
      const searchable = await work<SearchablePdf>('make-searchable', { name: 'a.pdf' }, [scan.bytes])
      const found = await work<{ suggested: SuggestedAreas[] }>('suggest-areas', wanted, [searchable.bytes])
      const make = (copy: CourtBundleOrder['copy'], areas: SuggestedAreas['areas']) => {
        const [section] = bundle.sections
        const [document] = section?.documents ?? []
        if (!section || !document) throw new Error('No document')
        const marked = { ...document, areas: [{ page: 1, areas }] }
        const order: CourtBundleOrder = {
          plan: { ...bundle, sections: [{ ...section, documents: [marked] }] },
          files: [{ name: 'a.pdf', bytes: searchable.bytes.length }],
          madeAt: '2026-11-22T09:00:00.000Z',
          copy,
        }
        return work<CourtBundleOutcome>('court-bundle', order, [searchable.bytes])
      }
      const areas = found.suggested.flatMap(one => one.areas)
      const full = await make('full', areas)
      const served = await make('served', areas)
      const search = (bytes: Uint8Array<ArrayBuffer>) =>
        work<ServedSearch>('search-served', { name: 'b.pdf', sought: wanted }, [bytes])
      const outcome = {
        unread: unread.unread,
        read: searchable.read,
        suggested: found.suggested.map(one => [one.page, one.kind, one.areas.length]),
        progress,
        removed: served.removed.map(one => one.text),
        labels: [full.pages.map(page => page.label), served.pages.map(page => page.label)],
        inFull: (await search(full.bytes)).hits.filter(hit => hit.in === 'page'),
        inServed: await search(served.bytes),
      }
      worker.terminate()
      return outcome
    },
    [script ?? '', sought, plan] as const,
  )
  expect(done.unread).toEqual([1])
  expect(done.read).toEqual([{ page: 1, words: 17 }])
  expect(done.suggested).toEqual([
    [1, 'address', 1],
    [1, 'postcode', 1],
  ])
  expect(done.progress.some(part => part > 0 && part < 1)).toBe(true)
  expect(done.removed.join(' ')).toMatch(/14 Quince Road.*LS1 4AB/)
  expect(done.labels[1]).toEqual(done.labels[0])
  expect(done.inFull.map(hit => [hit.page, hit.kind])).toEqual([
    [3, 'address'],
    [3, 'postcode'],
  ])
  expect(done.inServed).toEqual({ hits: [], unread: [] })
})
