import { useEffect, useRef, useState } from 'react'
import type { Fault } from '../../../../shared/result'
import type { PdfPreview } from '../../../actions/look-at-pdf'
import { FaultText } from '../../../parts/faults'

/** One page, as wide as its frame times the zoom; its text stands beside it for screen readers. */
export const PdfPage = ({ pdf, page, zoom }: { pdf: PdfPreview; page: number; zoom: number }) => {
  const frame = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  const [fault, setFault] = useState<Fault | null>(null)
  const [text, setText] = useState('')

  useEffect(() => {
    const box = frame.current
    if (!box) return
    const watch = new ResizeObserver(() => setWidth(box.clientWidth))
    watch.observe(box)
    return () => watch.disconnect()
  }, [])

  useEffect(() => {
    const sheet = canvas.current
    if (!sheet || width === 0) return
    let here = true
    // Room for the scroll bar that a longer page brings.
    const across = Math.floor((width - 16) * zoom)
    void pdf.draw(page, sheet, across).then(drawn => {
      if (!here || (!drawn.ok && drawn.fault.code === 'cancelled')) return
      setFault(drawn.ok ? null : drawn.fault)
      if (drawn.ok) {
        sheet.style.width = `${across}px`
        sheet.style.height = `${drawn.value.height}px`
      }
    })
    return () => {
      here = false
    }
  }, [pdf, page, zoom, width])

  useEffect(() => {
    let here = true
    frame.current?.scrollTo(0, 0)
    void pdf.text(page).then(read => {
      if (here) setText(read.ok ? read.value : '')
    })
    return () => {
      here = false
    }
  }, [pdf, page])

  useEffect(() => {
    const sheet = canvas.current
    return () => {
      // A canvas keeps its pixels until it is collected; an empty one holds none.
      if (sheet) sheet.width = sheet.height = 0
    }
  }, [])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className="desk-pdf__frame" ref={frame} tabIndex={0} aria-label={`Page ${page}`}>
      {fault && <FaultText fault={fault} />}
      <canvas ref={canvas} />
      <p className="govuk-visually-hidden">{text || 'This page holds no text that can be read out.'}</p>
    </section>
  )
}
