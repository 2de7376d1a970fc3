import { createCanvas } from '@napi-rs/canvas'
import { afterEach, describe, expect, it } from 'vitest'
import { lookJobs } from '../../renderer/output/looking/look'
import { patience } from '../../renderer/output/offthread'
import { openPreview } from '../../renderer/output/pdf-preview'
import type { Result } from '../../shared/result'
import { lookingHere } from '../build/looking'
import { nodeViewer } from '../build/node-viewer'
import { goodPdf, lockedPdf } from '../corpus/pdfs'

const given = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(result.fault.message)
}
const faultOf = (result: Result<unknown>) => (result.ok ? undefined : result.fault)

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

const aCanvas = () => createCanvas(1, 1) as unknown as HTMLCanvasElement
const looked = async (...wanted: Parameters<typeof openPreview>) => {
  const pdf = given(await openPreview(...wanted))
  open.push(() => void pdf.close())
  return pdf
}

describe('a PDF that is looked at', () => {
  it('is drawn and measured by its worker, which opens it once', async () => {
    const started: string[] = []
    const bytes = await goodPdf(3)
    const pdf = await looked(bytes, { patience, start: lookingHere(started) })
    const canvas = aCanvas()
    expect(pdf.pages).toBe(3)
    const { width, height } = given(await pdf.size(2))
    const drawn = given(await pdf.draw(2, canvas, 300))
    expect(drawn.height).toBeCloseTo((300 * height) / width, 3)
    expect([canvas.width, canvas.height]).toEqual([300, Math.floor(drawn.height)])
    const dots = canvas.getContext('2d')?.getImageData(0, 0, 300, canvas.height).data ?? []
    expect(dots.some((dot, at) => at % 4 === 0 && dot < 50)).toBe(true)
    expect(faultOf(await pdf.draw(4, canvas, 300))?.code).toBe('not-found')
    await pdf.close()
    expect(started).toEqual(['started', 'terminated'])
    expect(bytes.byteLength).toBeGreaterThan(0)
  })

  it('loses only the page that takes too long, which is told and not tried again', async () => {
    const started: string[] = []
    const asked: number[] = []
    const jobs = lookJobs(nodeViewer, ({ canvas }) => Object.assign(canvas, { close() {} }) as never)
    const pdf = await looked(await goodPdf(3), {
      patience: { ...patience, 'look-draw': 300 },
      start: lookingHere(started, {
        'look-draw': (input, hands) => {
          asked.push(input.page)
          return input.page === 2 ? new Promise(() => undefined) : jobs['look-draw'](input, hands)
        },
      }),
    })
    const [before, hangs, after] = await Promise.all([
      pdf.draw(1, aCanvas(), 100),
      pdf.draw(2, aCanvas(), 100),
      pdf.draw(3, aCanvas(), 100),
    ])
    expect([before.ok, after.ok]).toEqual([true, true])
    expect(faultOf(hangs)).toMatchObject({
      code: 'invalid',
      message: 'Page 2 took too long to show and was given up.',
      next: expect.stringContaining('print it to PDF'),
    })
    expect(started).toEqual(['started', 'terminated', 'started'])
    expect(faultOf(await pdf.text(2))).toBe(faultOf(hangs))
    expect(faultOf(await pdf.draw(2, aCanvas(), 100))).toBe(faultOf(hangs))
    expect(asked).toEqual([1, 2, 3])
  })

  it('is not drawn where a newer drawing took its place', async () => {
    const pdf = await looked(await goodPdf(3), { patience, start: lookingHere([]) })
    const canvas = aCanvas()
    const turned = await Promise.all([1, 2, 3].map(page => pdf.draw(page, canvas, 100)))
    expect(turned.map(one => (one.ok ? 'drawn' : one.fault.code))).toEqual([
      'cancelled',
      'cancelled',
      'drawn',
    ])
  })

  it('is refused with a sentence when it is locked, damaged, or does not open in time', async () => {
    const started: string[] = []
    const start = lookingHere(started)
    const locked = await lockedPdf({ open: 'secret', restrict: 'owner' })
    expect(faultOf(await openPreview(locked, { patience, start }))?.code).toBe('refused')
    expect(faultOf(await openPreview(new Uint8Array(50), { patience, start }))?.code).toBe('damaged')
    const hangs = lookingHere(started, { 'look-open': () => new Promise(() => undefined) })
    expect(
      faultOf(await openPreview(locked, { patience: { ...patience, 'look-open': 100 }, start: hangs }))
        ?.message,
    ).toBe('The PDF took too long to show and was given up.')
    expect(started.filter(what => what === 'started')).toHaveLength(3)
    expect(started.filter(what => what === 'terminated').length).toBeGreaterThanOrEqual(3)
  })
})
