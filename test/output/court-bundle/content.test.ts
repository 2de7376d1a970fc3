import { describe, expect, it } from 'vitest'
import { readContent } from '../../../renderer/output/court-bundle/content'

const read = (...parts: string[]) =>
  readContent(
    parts.map(part => new TextEncoder().encode(part)),
    { drawn: () => null, pictureAt: () => null, drawnFonts: () => new Map(), lineWidths: () => new Map() },
    () => true,
  )

const box = (left: number, bottom: number, right: number, top: number) => ({ left, bottom, right, top })

describe('what is drawn on a page', () => {
  it('stands where its operators say, signs and fractions included', () => {
    expect(read('q 2 0 0 2 +10 -5.5 cm 1 2 3.25 4 re f Q 100 200 m 110 .5 l S').marks).toEqual([
      box(12, -1.5, 18.5, 6.5),
      // With half the width of the line on each side.
      box(99.5, 0, 110.5, 200.5),
    ])
  })

  it('goes by the last numbers before an operator, however many there are', () => {
    const many = Array.from({ length: 200 }, (_, index) => index).join(' ')
    expect(read(`${many} 10 20 30 40 re f`).marks).toEqual([box(10, 20, 40, 60)])
  })

  it('leaves no mark where it is white, and is not white by a name', () => {
    expect(read('1 1 1 scn 0 0 9 9 re f').marks).toEqual([])
    expect(read('0 0 0 0 scn 0 0 9 9 re f').marks).toEqual([])
    expect(read('1 1 1 /P1 scn 0 0 9 9 re f').marks).toHaveLength(1)
    expect(read('1 1 0.9 scn 0 0 9 9 re f').marks).toHaveLength(1)
  })

  it('is read on through words it does not know, and through parts that end between two operands', () => {
    const { marks, whole } = read('true 5 unknown (a\\)b) Xy null 1 2', ' 3 4 re f')
    expect(marks).toEqual([box(1, 2, 4, 6)])
    expect(whole).toBe(true)
  })

  it('has as many letters as its strings, whose brackets and arrays may be among them', () => {
    expect(read('BT /F1 10 Tf (a(b)c) Tj <0102> Tj ET').letters[0]).toBe(7)
    expect(read('BT /F1 10 Tf [(a]b) -20 (c)] TJ 5 5 Td (d) Tj ET').marks).toHaveLength(2)
  })
})
