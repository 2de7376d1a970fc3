import { PDFBool, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import {
  aCourtPlan,
  aDocument,
  build,
  check,
  drawnPdf,
  hasQpdf,
  problemsOf,
  qpdfSays,
  readBack,
  tryToBuild,
  wordsPdf,
} from '../../build/built-bundle'
import { certificatePdf, lockedPdf, onePagePdf, pdfOf } from '../../corpus/pdfs'
import { jpeg } from '../../corpus/pictures'

/** Four pages; links from the first to the others in every way there is, and bookmarks in two levels. */
const linkedPdf = () =>
  drawnPdf(document => {
    const { context, catalog } = document
    const pages = Array.from({ length: 4 }, (_, index) => {
      const page = document.addPage([595, 842])
      page.drawSquare({ x: 100, y: 300, size: 50 + index })
      return page
    })
    const [first, second, third, fourth] = pages
    if (!first || !second || !third || !fourth) throw new Error('There are four pages')
    const link = (index: number, key: 'Dest' | 'A', value: object) => {
      const entries = context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [100, 700 - index * 20, 200, 715 - index * 20],
        P: first.ref,
      })
      entries.set(PDFName.of(key), value instanceof PDFString ? value : context.obj({ ...value }))
      return context.register(entries)
    }
    const links = [
      link(0, 'A', { S: 'GoTo', D: [second.ref, 'XYZ', 0, 500, 0] }),
      link(1, 'Dest', PDFString.of('newer')),
      link(2, 'A', { S: 'GoTo', D: 'older' }),
      link(3, 'A', { S: 'URI', URI: PDFString.of('https://www.example.org/') }),
      link(4, 'A', { S: 'GoTo', D: [fourth.ref, 'Fit'] }),
      link(5, 'A', { S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
      link(6, 'A', { S: 'Launch', F: PDFString.of('other.pdf') }),
    ]
    first.node.set(PDFName.of('Annots'), context.obj(links))
    const named = context.obj({ Names: [PDFString.of('newer'), { D: [third.ref, 'Fit'] }] })
    catalog.set(PDFName.of('Names'), context.obj({ Dests: { Kids: [context.register(named)] } }))
    catalog.set(PDFName.of('Dests'), context.obj({ older: [third.ref, 'FitH', 400] }))

    const [root, chapter, part, gone] = [
      context.nextRef(),
      context.nextRef(),
      context.nextRef(),
      context.nextRef(),
    ]
    context.assign(root, context.obj({ Type: 'Outlines', First: chapter, Last: gone, Count: 2 }))
    context.assign(
      chapter,
      context.obj({
        Title: PDFString.of('Chapter'),
        Parent: root,
        Next: gone,
        First: part,
        Last: part,
        Count: 1,
        Dest: [second.ref, 'Fit'],
      }),
    )
    context.assign(
      part,
      context.obj({ Title: PDFString.of('Part'), Parent: chapter, Dest: PDFString.of('newer') }),
    )
    context.assign(
      gone,
      context.obj({ Title: PDFString.of('Gone'), Parent: root, Prev: chapter, Dest: [fourth.ref, 'Fit'] }),
    )
    catalog.set(PDFName.of('Outlines'), root)
  })

interface Found {
  url?: string
  dest?: unknown
}

const wordsOn = (bytes: Uint8Array, page: number) =>
  readBack(bytes, async pdf => {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    return items.map(item => ('str' in item ? item.str : '')).join('')
  })

describe('links and bookmarks of a document', () => {
  it('are kept where they lead to a page that is in the bundle, and go where they do not', async () => {
    const plan = aCourtPlan([aDocument('before'), aDocument('linked', { excluded: [4] })])
    const made = await build(plan, [await wordsPdf(['one']), await linkedPdf()])
    const found = await readBack(made.bytes, async pdf => {
      const links = (await (await pdf.getPage(5)).getAnnotations()) as Found[]
      return Promise.all(
        links.map(async ({ url, dest }) =>
          Array.isArray(dest) ? `page ${(await pdf.getPageIndex(dest[0])) + 1}` : (url ?? 'nothing'),
        ),
      )
    })
    expect(found).toEqual(['page 6', 'page 7', 'page 7', 'https://www.example.org/'])
    const titles = await readBack(made.bytes, async pdf => {
      const name = (item: { title: string; items: unknown[] }): unknown =>
        item.items.length ? [item.title, ...(item.items as (typeof item)[]).map(name)] : item.title
      return ((await pdf.getOutline()) as Parameters<typeof name>[0][]).map(name)
    })
    expect(titles).toEqual([
      'Cover (page 1)',
      'Index (page 2)',
      [
        'Papers (page 3)',
        '1. before (page 4)',
        ['2. linked (page 5)', ['Chapter (page 6)', 'Part (page 7)']],
      ],
    ])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
    if (hasQpdf) expect(qpdfSays(made.bytes)).toBe('')
  })
})

describe('a file', () => {
  it.each(['AES-256', 'AES-128', 'RC4-128'] as const)(
    'restricted by an owner with %s goes in',
    async algorithm => {
      const made = await build(aCourtPlan([aDocument('a')]), [
        await lockedPdf({ restrict: 'owner' }, algorithm),
      ])
      expect(made.pages).toHaveLength(5)
      expect(problemsOf(await check(made.bytes, made))).toEqual([])
      if (hasQpdf) expect(qpdfSays(made.bytes)).toBe('')
    },
  )

  it.each([
    [
      'a password to be read',
      () => lockedPdf({ open: 'user', restrict: 'owner' }),
      /protected by a password/,
    ],
    ['a certificate', () => Promise.resolve(certificatePdf()), /protected by a password/],
    ['no end', () => Promise.resolve(onePagePdf().slice(0, 300)), /not a whole PDF/],
  ])('with %s is refused by name', async (_, file, words) => {
    const made = await tryToBuild(aCourtPlan([aDocument('a')]), [await file()])
    expect(made).toMatchObject({ ok: false, fault: { message: expect.stringMatching(words) } })
    if (!made.ok) expect(made.fault.message).toContain('‘a.pdf’')
  })

  it('whose table of objects is wrong is mended', async () => {
    const whole = pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
      ['<</Length 24>>', new TextEncoder().encode('100 100 50 50 re f      ')],
    ])
    const shifted = new TextDecoder('latin1').decode(whole).replace(/startxref\n\d+/, 'startxref\n7')
    const bytes = Uint8Array.from(shifted, char => char.charCodeAt(0))
    const made = await build(aCourtPlan([aDocument('a')]), [bytes])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
  })

  const drawing = new TextEncoder().encode('q 60 60 40 40 re f Q ')
  const odd = (page: string, kids = '[3 0 R]', count = 1, length = drawing.length) =>
    pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count ${count}/Kids${kids}>>`,
      `<</Type/Page/Parent 2 0 R/Contents 4 0 R${page}>>`,
      [`<</Length ${length}>>`, drawing],
    ])

  it.each<[string, Uint8Array<ArrayBuffer>, number]>([
    ['that counts in units of two points', odd('/MediaBox[0 0 297 421]/UserUnit 2'), 4],
    ['that counts in units of ten points', odd('/MediaBox[0 0 120 160]/UserUnit 10'), 4],
    ['that shows one page twice', odd('/MediaBox[0 0 595 842]', '[3 0 R 3 0 R]', 2), 5],
    ['that says a wrong length', odd('/MediaBox[0 0 595 842]', '[3 0 R]', 1, 900), 4],
    ['turned backwards, its corners the other way round', odd('/MediaBox[595 842 0 0]/Rotate -90'), 4],
    ['whose visible part lies elsewhere', odd('/MediaBox[-80 -50 700 900]/CropBox[50 40 550 800]'), 4],
  ])('%s goes in, with upright numbers', async (_, file, count) => {
    const made = await build(aCourtPlan([aDocument('a')]), [file])
    expect(made.pages).toHaveLength(count)
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
  })

  it.each(['drawn', 'left to its reader'])(
    'that is a form, %s, shows what was entered and can no longer be filled',
    async how => {
      const form = await drawnPdf(document => {
        const page = document.addPage([595, 842])
        const field = document.getForm().createTextField('name')
        field.setText('Ada Example')
        field.addToPage(page, { x: 100, y: 600, width: 200, height: 24 })
        if (how === 'drawn') return
        field.acroField.getWidgets()[0]?.dict.delete(PDFName.of('AP'))
        field.acroField.dict.delete(PDFName.of('AP'))
        document.getForm().acroForm.dict.set(PDFName.of('NeedAppearances'), PDFBool.True)
      }, false)
      const made = await build(aCourtPlan([aDocument('a')]), [form])
      expect(await wordsOn(made.bytes, 4)).toContain('Ada Example')
      const kinds = await readBack(made.bytes, async pdf => (await pdf.getPage(4)).getAnnotations())
      expect(kinds).toEqual([])
      expect(problemsOf(await check(made.bytes, made))).toEqual([])
    },
  )

  it('that is a picture goes in with at most 300 dots to the inch', async () => {
    const asked: { width: number; height: number }[] = []
    const large = jpeg({ width: 4960, height: 7016 })
    const made = await build(aCourtPlan([aDocument('a')]), [large], {
      redraw: async (_, __, size) => {
        asked.push(size)
        return jpeg(size)
      },
    })
    expect(asked).toEqual([{ width: 2480, height: 3508 }])
    expect(made.withoutText).toEqual(['4'])
  })
})

describe('a bundle', () => {
  it('is the same bytes from the same plan and files', async () => {
    const files = [await wordsPdf(['one', 'two']), await linkedPdf()]
    const plan = aCourtPlan([aDocument('a'), aDocument('b')])
    const [one, other] = [await build(plan, files), await build(plan, files)]
    expect(one.sha256).toBe(other.sha256)
  })

  it('keeps every number when a document comes late, and is itself again without it', async () => {
    const [first, second, late] = [
      await wordsPdf(['one', 'two']),
      await wordsPdf(['three']),
      await wordsPdf(['new', 'newer']),
    ]
    const plan = aCourtPlan([aDocument('a'), aDocument('b')])
    const before = await build(plan, [first, second])
    const issued = { issued: { frontPages: before.frontPages } }
    const after = await build(
      aCourtPlan([aDocument('a'), aDocument('late', { late: true }), aDocument('b')], issued),
      [first, late, second],
    )
    expect(after.pages.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '5A', '5B', '6'])
    expect(problemsOf(await check(after.bytes, after))).toEqual([])
    const twice = await build(
      aCourtPlan(
        [
          aDocument('a'),
          aDocument('newest', { late: true, since: 2 }),
          aDocument('late', { late: true }),
          aDocument('b'),
        ],
        { issued: { frontPages: before.frontPages, again: [after.frontPages] } },
      ),
      [first, await wordsPdf(['newest']), late, second],
    )
    expect(twice.pages.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '5.1', '5A', '5B', '6'])
    expect(problemsOf(await check(twice.bytes, twice))).toEqual([])
    const again = await build(aCourtPlan([aDocument('a'), aDocument('b')], issued), [first, second])
    expect(again.sha256).toBe(before.sha256)
  })

  it('keeps the pages of its index when titles have become shorter', async () => {
    const plan = aCourtPlan([aDocument('a')], { issued: { frontPages: 3 } })
    const made = await build(plan, [await wordsPdf(['one'])])
    expect(made.pages.map(({ is, label }) => `${label} ${is}`)).toEqual([
      '1 cover',
      '2 index',
      '3 index',
      '4 divider',
      '5 document',
    ])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
  })

  it('is numbered by letters where asked, and holds', async () => {
    const plan = aCourtPlan({ One: [aDocument('a')], Two: [aDocument('b')] }, { numbering: 'lettered' })
    const made = await build(plan, [await wordsPdf(['one']), await wordsPdf(['two'])])
    expect(made.pages.map(({ label }) => label)).toEqual(['1', '2', 'A1', 'A2', 'B1', 'B2'])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
  })

  it.each([
    ['a page that the file does not have', { excluded: [3] }, /‘a’ has 1 page; page 3 is asked for/],
    ['every page left out', { excluded: [1] }, /Every page of ‘a’ is left out/],
  ])('is not made with %s', async (_, changes, words) => {
    const made = await tryToBuild(aCourtPlan([aDocument('a', changes)]), [onePagePdf()])
    expect(made).toMatchObject({ ok: false, fault: { message: expect.stringMatching(words) } })
  })
})
