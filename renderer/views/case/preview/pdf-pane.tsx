import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Result } from '../../../../shared/result'
import type { PdfPreview } from '../../../actions/look-at-pdf'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { PdfPage } from './pdf-page'
import { PrintPdf } from './print-pdf'
import { usePdf } from './use-pdf'

/** Widths of a page in the pane, in CSS pixels per whole; the first fits the pane. */
const zooms = [1, 1.25, 1.5, 2, 3] as const

interface Props {
  open: () => Promise<Result<PdfPreview>>
  printable?: boolean
  /** Stands below the fault where it cannot be opened. */
  otherwise?: ReactNode
}

/** The pages of a PDF, one at a time, drawn on a canvas. Page keys and arrows turn them, plus and minus zoom. */
export const PdfPane = ({ open, printable = false, otherwise }: Props) => {
  const state = usePdf(open)
  if (state.is === 'opening') return <p className="desk-preview__body">Opening…</p>
  if (state.is === 'failed')
    return (
      <>
        <div className={otherwise ? 'desk-preview__fault' : 'desk-preview__body'}>
          <FaultText fault={state.fault} />
        </div>
        {otherwise}
      </>
    )
  return <Pages pdf={state.pdf} printable={printable} />
}

const Pages = ({ pdf, printable }: { pdf: PdfPreview; printable: boolean }) => {
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(0)
  const turn = (by: number) => setPage(Math.min(Math.max(page + by, 1), pdf.pages))
  const enlarge = (by: number) => setZoom(Math.min(Math.max(zoom + by, 0), zooms.length - 1))

  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'PageDown') turn(1)
    else if (event.key === 'PageUp') turn(-1)
    else if (event.key === 'Home') setPage(1)
    else if (event.key === 'End') setPage(pdf.pages)
    else if (event.key === '+') enlarge(1)
    else if (event.key === '-') enlarge(-1)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: every key has a button
    <div className="desk-pdf" onKeyDown={key}>
      <div className="desk-pdf__bar" role="toolbar" aria-label="Pages">
        <Button kind="secondary" onClick={() => turn(-1)}>
          Previous<span className="govuk-visually-hidden"> page</span>
        </Button>
        <span role="status">
          Page {page} of {pdf.pages}
        </span>
        <Button kind="secondary" onClick={() => turn(1)}>
          Next<span className="govuk-visually-hidden"> page</span>
        </Button>
        <Button kind="secondary" onClick={() => enlarge(-1)} aria-label="Smaller">
          −
        </Button>
        <span>{Math.round((zooms[zoom] ?? 1) * 100)} %</span>
        <Button kind="secondary" onClick={() => enlarge(1)} aria-label="Larger">
          +
        </Button>
        {printable && <PrintPdf pdf={pdf} />}
      </div>
      <PdfPage pdf={pdf} page={page} zoom={zooms[zoom] ?? 1} />
    </div>
  )
}
