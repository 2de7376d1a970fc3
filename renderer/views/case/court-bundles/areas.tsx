import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { changeDocument, setAreas } from '../../../../shared/bundle/court/edit'
import type { Area, CourtDocument } from '../../../../shared/bundle/court/plan'
import type { Fault } from '../../../../shared/result'
import type { PdfPreview } from '../../../actions/look-at-pdf'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { useBundleView } from './bundle-view'
import { TakeOutWords } from './take-out-words'

/** Width of the page on screen, in CSS pixels: large enough to read a form. */
const across = 640
/** A rectangle smaller than this, in points, was a click that slipped. */
const least = 3

interface Props {
  pdf: PdfPreview
  document: CourtDocument
  fileId: string
  page: number
  onClose: () => void
}

const between = (from: { x: number; y: number }, to: { x: number; y: number }): Area => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.abs(to.x - from.x),
  height: Math.abs(to.y - from.y),
})

/** Marks on a page what the served copy leaves out: drawn with the mouse, or found by its words. */
export const AreasOfPage = ({ pdf, document: entry, fileId, page, onClose }: Props) => {
  const { change } = useBundleView()
  const canvas = useRef<HTMLCanvasElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [drawing, setDrawing] = useState<{ from: { x: number; y: number }; area: Area } | null>(null)
  const areas = entry.areas.find(one => one.page === page)?.areas ?? []

  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    const sheet = canvas.current
    if (!sheet) return
    let here = true
    void Promise.all([pdf.size(page), pdf.draw(page, sheet, across)]).then(([known, drawn]) => {
      if (!here) return
      if (!known.ok) setFault(known.fault)
      else if (!drawn.ok && drawn.fault.code !== 'cancelled') setFault(drawn.fault)
      else setSize(known.value)
    })
    return () => {
      here = false
      sheet.width = sheet.height = 0
    }
  }, [pdf, page])

  const keep = (words: string, next: Area[]) =>
    change(`${words} on page ${page} of “${entry.title}” for the served copy`, plan =>
      changeDocument(plan, entry.id, document => setAreas(document, page, next)),
    )
  const scale = size ? across / size.width : 1
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const within = (value: number, most: number) => Math.min(Math.max(value, 0), most)
    return {
      x: within((event.clientX - box.left) / scale, size?.width ?? 0),
      y: within((event.clientY - box.top) / scale, size?.height ?? 0),
    }
  }
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (!size || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const from = at(event)
    setDrawing({ from, area: between(from, from) })
  }
  const draw = (event: PointerEvent<HTMLElement>) =>
    drawing && setDrawing({ ...drawing, area: between(drawing.from, at(event)) })
  const end = () => {
    if (!drawing) return
    const { area } = drawing
    setDrawing(null)
    if (area.width >= least && area.height >= least) void keep('marked an area', [...areas, area])
  }

  const place = (area: Area) => ({
    left: area.x * scale,
    top: area.y * scale,
    width: area.width * scale,
    height: area.height * scale,
  })

  return (
    <section className="desk-court__areas" aria-labelledby={`areas-${entry.id}`}>
      <div className="desk-court__line">
        <h4 className="govuk-heading-s" id={`areas-${entry.id}`} tabIndex={-1} ref={heading}>
          What the served copy leaves out of page {page}
        </h4>
        <Button kind="secondary" onClick={onClose}>
          Back to the pages
        </Button>
      </div>
      {fault && <FaultText fault={fault} />}
      <TakeOutWords
        fileId={fileId}
        page={page}
        onFound={found => keep('marked words', [...areas, ...found])}
      />
      <p className="desk-quiet">
        Or draw a rectangle on the page. What is under it is taken out of the served copy for good: its text
        and its picture, not only covered. The court’s copy keeps it.
      </p>
      <div
        className="desk-court__sheet"
        data-sheet={page}
        style={size ? { width: across, height: size.height * scale } : undefined}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={() => setDrawing(null)}
      >
        <canvas ref={canvas} style={size ? { width: across, height: size.height * scale } : undefined} />
        {[...areas, ...(drawing ? [drawing.area] : [])].map((area, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: areas have nothing else to be told by
          <span key={index} className="desk-court__area" style={place(area)}>
            {index < areas.length ? index + 1 : ''}
          </span>
        ))}
      </div>
      {areas.length > 0 && (
        <ul className="govuk-list desk-list-tight" aria-label="Areas that are left out">
          {areas.map((area, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: areas have nothing else to be told by
            <li key={index}>
              Area {index + 1}: {Math.round(area.width)} by {Math.round(area.height)} points{' '}
              <LinkButton
                onClick={() =>
                  void keep(
                    'took an area back',
                    areas.filter((_, other) => other !== index),
                  )
                }
              >
                Take back<span className="govuk-visually-hidden"> area {index + 1}</span>
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
