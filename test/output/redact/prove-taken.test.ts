import { grayscale, PDFArray, PDFDocument, PDFName, type PDFPage, StandardFonts } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { proveTaken } from '../../../renderer/output/redact/prove-taken'
import { type RemovedFrom, redactorOf } from '../../../renderer/output/redact/redactor'
import { mayLeave } from '../../../shared/bundle/court/checks'
import { aCourtPlan, aDocument, build, check } from '../../build/built-bundle'
import { nodeViewer } from '../../build/node-viewer'
import { addAnnotation, line, savedPdf, writePages } from '../../corpus/written-pages'

/** A turned page of a served copy, with a line taken out; `title` is its document's. */
const served = async (title: string) => {
  const file = await savedPdf(
    await writePages([
      { content: line('Statement of Ann Lee', 72, 700) + line('Other words', 72, 660), rotate: 90 },
    ]),
  )
  const { redact, removed } = redactorOf(nodeViewer)
  // On the page as it is shown, which is turned: its line runs downwards.
  const areas = [{ page: 1, areas: [{ x: 690, y: 60, width: 30, height: 300 }] }]
  const made = await build(aCourtPlan([aDocument(title, { areas })]), [file], { redact })
  return { made, removed }
}

let first: Awaited<ReturnType<typeof served>>
beforeAll(async () => {
  first = await served('A paper')
}, 30_000)

const proved = async (made: typeof first.made, removed: readonly RemovedFrom[]) => {
  const found = await proveTaken(nodeViewer, made, removed, await check(made.bytes, made))
  if (!found.ok) throw new Error(found.fault.message)
  const one = found.value.checks.find(({ id }) => id === 'removed')
  return { problems: one?.problems ?? ['not looked for'], leaves: mayLeave(found.value), found: found.value }
}

/** What is found after somebody has changed the finished file. */
const tampered = async (tamper: (page: PDFPage, document: PDFDocument) => unknown) => {
  const document = await PDFDocument.load(first.made.bytes, { updateMetadata: false })
  await tamper(document.getPages().at(-1) as PDFPage, document)
  return (await proved({ ...first.made, bytes: await savedPdf(document) }, first.removed)).problems
}

describe('what was taken out of a finished served copy', () => {
  it('is gone', async () => {
    expect(first.removed.map(({ text }) => text)).toEqual(['Statement of Ann Lee'])
    const { problems, leaves, found } = await proved(first.made, first.removed)
    expect([problems, leaves, found.checks.length]).toEqual([[], true, 12])
    expect(found.notes.join()).not.toContain('taken out')
  })

  it('is found when it was written back, seen or not', async () => {
    const back = /There is text in an area that was taken out of page \d/
    for (const grey of [0, 1])
      expect(
        await tampered(async (page, document) => {
          const font = await document.embedFont(StandardFonts.Helvetica)
          page.drawText('Ann', { x: 72, y: 700, size: 12, font, color: grayscale(grey) })
        }),
      ).toContainEqual(expect.stringMatching(back))
  })

  it('is found when it lies in a picture, above the black or below it', async () => {
    const withPicture = (at: 'above' | 'below') => (page: PDFPage, document: PDFDocument) => {
      const { context } = document
      const picture = context.register(
        context.stream(new Uint8Array(100).fill(200), {
          Type: 'XObject',
          Subtype: 'Image',
          Width: 10,
          Height: 10,
          BitsPerComponent: 8,
          ColorSpace: 'DeviceGray',
        }),
      )
      const draw = 'q 60 0 0 8 80 700 cm /Old Do Q '
      page.node.setXObject(PDFName.of('Old'), picture)
      const drawn = context.register(context.stream(draw))
      // Above: behind all. Below: the black is drawn once more over it.
      const black = context.register(context.stream('0 g 60 690 300 30 re f '))
      const contents = page.node.lookup(PDFName.of('Contents'), PDFArray)
      const parts = at === 'above' ? [drawn] : [drawn, black]
      for (const part of parts) contents.insert(contents.size() - 2, part)
    }
    const black = [expect.stringMatching(/An area that was taken out of page \d is not black/)]
    expect(await tampered(withPicture('above'))).toEqual(black)
    expect(await tampered(withPicture('below'))).toEqual(black)
  })

  it('is found when a note lies there', async () => {
    const note = { Subtype: 'Text', Rect: [80, 700, 90, 710] }
    expect(
      await tampered((_, document) => addAnnotation(document, document.getPageCount() - 1, note)),
    ).toContainEqual(expect.stringContaining('A note lies on an area'))
  })

  it('does not stand in the title of a document either', async () => {
    const whole = await served('Second statement of Ann Lee')
    const found = await proved(whole.made, whole.removed)
    expect(found.leaves).toBe(false)
    expect(found.problems).toEqual([expect.stringContaining('says what was taken out')])
    expect(found.problems.join()).not.toContain('Ann')
    const word = await served('Letter to Lee')
    const noted = await proved(word.made, word.removed)
    expect([noted.problems, noted.leaves]).toEqual([[], true])
    expect(noted.found.notes.join()).toContain('have a word that was also taken out')
  })
})
