import { useEffect, useRef, useState } from 'react'
import type { Fault } from '../../../../shared/result'
import type { PdfPreview } from '../../../actions/look-at-pdf'
import { FaultText } from '../../../parts/faults'

/** A page that takes longer, in milliseconds, is said to be drawn. */
const soon = 700

/** One page, as wide as its frame times the zoom; its text stands beside it for screen readers. */
export const PdfPage = ({ pdf, page, zoom }: { pdf: PdfPreview; page: number; zoom: number }) => {
  const frame = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  const [fault, setFault] = useState<Fault | null>(null)
  /** The page whose drawing has ended, and the words of the page that was read last. */
  const [drawn, setDrawn] = useState(0)
  const [read, setRead] = useState({ page: 0, text: '' })
  const [slow, setSlow] = useState(false)

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
    const wait = setTimeout(() => {
      // Another page's picture must not pass for this one.
      sheet.width = sheet.height = 0
      setFault(null)
      setSlow(true)
    }, soon)
    void pdf.draw(page, sheet, across).then(outcome => {
      if (!here || (!outcome.ok && outcome.fault.code === 'cancelled')) return
      clearTimeout(wait)
      setSlow(false)
      setDrawn(page)
      setFault(outcome.ok ? null : outcome.fault)
      if (!outcome.ok) sheet.width = sheet.height = 0
      else {
        sheet.style.width = `${across}px`
        sheet.style.height = `${outcome.value.height}px`
      }
    })
    return () => {
      here = false
      clearTimeout(wait)
    }
  }, [pdf, page, zoom, width])

  useEffect(() => {
    // The picture first: what is seen need not wait for what is read out.
    if (drawn !== page) return
    let here = true
    frame.current?.scrollTo(0, 0)
    void pdf.text(page).then(words => {
      if (here) setRead({ page, text: words.ok ? words.value : '' })
    })
    return () => {
      here = false
    }
  }, [pdf, page, drawn])

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
      {slow && <p className="desk-quiet">Drawing page {page}…</p>}
      {fault && <FaultText fault={fault} />}
      <canvas ref={canvas} hidden={slow || fault !== null} />
      <p className="govuk-visually-hidden">
        {read.page === page && (read.text || 'This page holds no text that can be read out.')}
      </p>
    </section>
  )
}
