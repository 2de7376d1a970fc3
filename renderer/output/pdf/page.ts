import type { Face } from '../fonts/fonts'
import type { Line, Stretch } from '../fonts/prose'
import { EmbeddedFace } from './embed'
import { utf16Hex } from './identity-font'
import type { Tag } from './tags'

/** A4 in points. */
export const paper = { width: 595.28, height: 841.89 }

/** Shades from 0 (black) to 1 (white); the documents are printed on office printers, so there is no colour. */
export const ink = { text: 0.04, label: 0.31, rule: 0.68, tint: 0.945 }

const number = (value: number) => String(Math.round(value * 1000) / 1000)

/** The faces that a document has used so far. */
export class Faces {
  private readonly faces = new Map<Face, EmbeddedFace>()

  /** What the names of the fonts begin with in the pages' resources. */
  constructor(private readonly prefix = 'F') {}

  of(face: Face): EmbeddedFace {
    const known = this.faces.get(face)
    if (known) return known
    const made = new EmbeddedFace(face, `${this.prefix}${this.faces.size + 1}`)
    this.faces.set(face, made)
    return made
  }

  all(): EmbeddedFace[] {
    return [...this.faces.values()]
  }
}

/** One page: what is drawn on it, in order. Places are points from the left and from the top. */
export class Page {
  private readonly operators: string[] = []
  private marks = 0
  private isFurniture = false

  constructor(
    private readonly faces: Faces,
    readonly index: number,
  ) {}

  /** Draws lines of text downwards; `top` is the first baseline. What has no tag is furniture, not content. */
  text(
    lines: readonly Line[],
    at: { left: number; top: number; size: number; leading: number; shade?: number; right?: number },
    tag?: Tag,
  ): void {
    if (lines.every(line => line.stretches.length === 0)) return
    this.open(tag)
    this.operators.push(`${number(at.shade ?? ink.text)} g ${number(at.shade ?? ink.text)} G`)
    lines.forEach((line, row) => {
      const left = at.right === undefined ? at.left : at.right - line.width
      this.line(line, left, paper.height - at.top - row * at.leading, at.size)
    })
    this.operators.push('EMC')
  }

  /** A horizontal rule. */
  rule(left: number, right: number, top: number, thickness: number, shade: number): void {
    const y = number(paper.height - top)
    this.operators.push(
      '/Artifact BMC',
      `${number(shade)} G ${number(thickness)} w ${number(left)} ${y} m ${number(right)} ${y} l S`,
      'EMC',
    )
  }

  /** A filled box. */
  box(left: number, top: number, width: number, height: number, shade: number): void {
    this.operators.push(
      '/Artifact BMC',
      `${number(shade)} g ${number(left)} ${number(paper.height - top - height)} ${number(width)} ${number(height)} re f`,
      'EMC',
    )
  }

  /** A small filled circle, as in front of a list item. A line of no length with round ends would do in print only. */
  dot(x: number, top: number, radius: number): void {
    const y = paper.height - top
    // How far a curve's handles reach to make a quarter of a circle.
    const handle = radius * 0.5523
    const quarter = (dx: number, dy: number, ex: number, ey: number) =>
      [x + dx * radius + ex * handle, y + dy * radius + ey * handle]
        .concat([
          x + ex * radius + dx * handle,
          y + ey * radius + dy * handle,
          x + ex * radius,
          y + ey * radius,
        ])
        .map(number)
        .join(' ')
    this.operators.push(
      '/Artifact BMC',
      `${number(ink.text)} g ${number(x + radius)} ${number(y)} m`,
      `${quarter(1, 0, 0, 1)} c ${quarter(0, 1, -1, 0)} c ${quarter(-1, 0, 0, -1)} c ${quarter(0, -1, 1, 0)} c f`,
      'EMC',
    )
  }

  content(): string {
    return this.operators.join('\n')
  }

  /** Draws without tags, for what stands on the page a second time. */
  furniture(draw: () => void): void {
    this.isFurniture = true
    draw()
    this.isFurniture = false
  }

  private open(tag: Tag | undefined): void {
    if (!tag || this.isFurniture) {
      this.operators.push('/Artifact BMC')
      return
    }
    const mark = this.marks++
    tag.marks.push({ page: this.index, mark })
    this.operators.push(`/${tag.role} <</MCID ${mark}>> BDC`)
  }

  private line(line: Line, left: number, baseline: number, size: number): void {
    let x = left
    const placed = line.stretches.map(stretch => {
      const at = x
      x += (stretch.width * size) / 1000
      return { stretch, at }
    })
    // Written in reading order, whatever the order on paper: so it is copied and read aloud.
    placed.sort((a, b) => a.stretch.run.start - b.stretch.run.start)
    for (const { stretch, at } of placed) this.stretch(stretch, at, baseline, size)
  }

  private stretch({ run, glyphs }: Stretch, left: number, baseline: number, size: number): void {
    const font = this.faces.of(run.face)
    const out = this.operators
    const thick = run.face.thicken
    out.push('BT', `/${font.resource} ${number(size)} Tf 1 0 0 1 ${number(left)} ${number(baseline)} Tm`)
    out.push(thick ? `2 Tr ${number(size / 40)} w` : '0 Tr')

    let shown: string[] = []
    let rise = 0
    const flush = () => {
      if (shown.length) out.push(`[${shown.join(' ')}] TJ`)
      shown = []
    }
    let grouped = 0
    for (const glyph of glyphs) {
      if (glyph.group) {
        flush()
        out.push(`/Span <</ActualText <FEFF${utf16Hex(glyph.group.text)}>>> BDC`)
        grouped = glyph.group.glyphs
      }
      if (glyph.dy !== rise) {
        flush()
        rise = glyph.dy
        out.push(`${number((rise * size) / 1000)} Ts`)
      }
      if (glyph.dx) shown.push(number(-glyph.dx))
      const { code, width } = font.use(glyph)
      shown.push(`<${code}>`)
      const back = width - glyph.advance + glyph.dx
      if (Math.abs(back) > 0.01) shown.push(number(back))
      if (grouped > 0 && --grouped === 0) {
        flush()
        out.push('EMC')
      }
    }
    flush()
    if (rise !== 0) out.push('0 Ts')
    out.push('ET')
  }
}
