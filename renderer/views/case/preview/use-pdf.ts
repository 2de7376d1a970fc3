import { useEffect, useRef, useState } from 'react'
import type { Fault, Result } from '../../../../shared/result'
import type { PdfPreview } from '../../../actions/look-at-pdf'

export type PdfState = { is: 'opening' } | { is: 'open'; pdf: PdfPreview } | { is: 'failed'; fault: Fault }

/** A PDF for as long as the component is on screen; its worker and memory go with it. */
export const usePdf = (open: () => Promise<Result<PdfPreview>>): PdfState => {
  const [state, setState] = useState<PdfState>({ is: 'opening' })
  // What to open is decided when the pane appears: another file is another pane.
  const opening = useRef(open)
  useEffect(() => {
    let here = true
    let pdf: PdfPreview | null = null
    void opening.current().then(result => {
      if (!result.ok) {
        if (here) setState({ is: 'failed', fault: result.fault })
        return
      }
      pdf = result.value
      if (here) setState({ is: 'open', pdf })
      else void pdf.close()
    })
    return () => {
      here = false
      void pdf?.close()
    }
  }, [])
  return state
}
