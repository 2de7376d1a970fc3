import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Fault, failed } from '../../../../shared/result'
import type { PdfPreview } from '../../../actions/look-at-pdf'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'

/** CSS pixels across one printed page: sharp at about 200 dots per inch on A4. */
const printWidth = 1650

/** Prints a PDF by way of its drawn pages: the system's dialog also saves them as a PDF. */
export const PrintPdf = ({ pdf }: { pdf: PdfPreview }) => {
  const [pages, setPages] = useState<readonly HTMLCanvasElement[]>([])
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)

  const print = async () => {
    setBusy(true)
    setFault(null)
    const drawn: HTMLCanvasElement[] = []
    for (let page = 1; page <= pdf.pages; page++) {
      const canvas = document.createElement('canvas')
      const done = await pdf.draw(page, canvas, printWidth)
      if (!done.ok) {
        setFault(failed('internal', `Page ${page} could not be prepared for printing.`, 'Try again.').fault)
        setBusy(false)
        return
      }
      drawn.push(canvas)
    }
    setBusy(false)
    setPages(drawn)
  }

  useEffect(() => {
    if (pages.length === 0) return
    window.print()
    setPages([])
  }, [pages])

  return (
    <>
      <Button busy={busy} onClick={print}>
        {busy ? 'Preparing…' : 'Print or save'}
      </Button>
      {fault && <FaultText fault={fault} />}
      {pages.length > 0 &&
        createPortal(
          <div className="desk-print">
            {pages.map((canvas, index) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
                key={index}
                className="desk-print__page"
                ref={holder => {
                  holder?.replaceChildren(canvas)
                }}
              />
            ))}
          </div>,
          document.body,
        )}
    </>
  )
}
