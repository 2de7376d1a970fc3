import { type KeyboardEvent, useEffect, useRef } from 'react'
import { lookAtFile, lookAtHistory } from '../../../actions/look-at-pdf'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { type Preview, useCaseView } from '../case-view'
import { formTitle } from '../steps/part-words'
import { FormPreview } from './form-preview'
import { PdfPane } from './pdf-pane'

const titleOf = (preview: Preview): string => {
  switch (preview.kind) {
    case 'form':
      return `${formTitle(preview.form)} – as it would be made now`
    case 'file':
      return preview.name
    case 'history':
      return 'Case history'
  }
}

/** Beside the work, not over it: an officer reads here while typing there. Escape closes it. */
export const PreviewPane = ({ preview }: { preview: Preview }) => {
  const desk = useDesk()
  const { one, show } = useCaseView()
  const heading = useRef<HTMLHeadingElement>(null)
  const opener = useRef<Element | null>(null)

  useEffect(() => {
    opener.current = document.activeElement
    heading.current?.focus()
  }, [])

  const close = () => {
    show(null)
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
  }

  return (
    <aside className="desk-preview" aria-labelledby="preview-title" onKeyDown={key}>
      <div className="desk-preview__head">
        <h2 className="govuk-heading-s" id="preview-title" tabIndex={-1} ref={heading}>
          {titleOf(preview)}
        </h2>
        <Button kind="secondary" onClick={close}>
          Close<span className="govuk-visually-hidden"> the preview</span>
        </Button>
      </div>
      {preview.kind === 'form' && <FormPreview form={preview.form} />}
      {preview.kind === 'file' && (
        <PdfPane
          key={preview.fileId}
          open={() => lookAtFile(desk, one.id, preview.fileId)}
          // A letter is posted and a form signed or scanned; what came from outside was there before.
          printable={one.documents.some(document => document.fileId === preview.fileId)}
        />
      )}
      {preview.kind === 'history' && <PdfPane open={() => lookAtHistory(desk, one.id)} printable />}
    </aside>
  )
}
