import { useEffect, useRef, useState } from 'react'
import { letGo, letGoBecause } from '../../../../shared/bundle/court/as-it-is'
import { changeDocument, excludePage, turnPage } from '../../../../shared/bundle/court/edit'
import { type CourtDocument, turnOf } from '../../../../shared/bundle/court/plan'
import { counted } from '../../../../shared/calendar/write'
import type { Fault } from '../../../../shared/result'
import { lookAtFile, type PdfPreview } from '../../../actions/look-at-pdf'
import { useDesk } from '../../../actions/use-desk'
import { LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { useCaseView } from '../case-view'
import { usePdf } from '../preview/use-pdf'
import { AreasOfPage } from './areas'
import { useBundleView } from './bundle-view'

/** A document's pages side by side: each can be left out or turned. */
export const Pages = ({ document: entry, fileId }: { document: CourtDocument; fileId: string }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const state = usePdf(() => lookAtFile(desk, one.id, fileId))
  const [covering, setCovering] = useState<number | null>(null)
  if (state.is === 'opening') return <p className="desk-quiet">Opening the pages…</p>
  if (state.is === 'failed') return <FaultText fault={state.fault} />
  if (covering !== null)
    return (
      <AreasOfPage
        pdf={state.pdf}
        document={entry}
        fileId={fileId}
        page={covering}
        onClose={() => setCovering(null)}
      />
    )
  const pages = Array.from({ length: state.pdf.pages }, (_, index) => index + 1)
  return (
    <ul className="desk-court__pages" aria-label="Pages">
      {pages.map(page => (
        <PageCard key={page} pdf={state.pdf} document={entry} page={page} onCover={() => setCovering(page)} />
      ))}
    </ul>
  )
}

interface CardProps {
  pdf: PdfPreview
  document: CourtDocument
  page: number
  onCover: () => void
}

const PageCard = ({ pdf, document: entry, page, onCover }: CardProps) => {
  const { change } = useBundleView()
  const out = entry.excluded.includes(page)
  const turned = turnOf(entry, page)
  const areas = entry.areas.find(one => one.page === page)?.areas.length ?? 0
  const because = letGoBecause(entry, page)
  const edit = (words: string, how: (document: CourtDocument) => CourtDocument) =>
    void change(`${words} page ${page} of “${entry.title}”`, plan => changeDocument(plan, entry.id, how))
  return (
    <li className={`desk-court__page${out ? ' desk-court__page--out' : ''}`} data-page={page} data-out={out}>
      <Thumbnail pdf={pdf} page={page} turned={turned} />
      <span className="desk-court__page-words">
        Page {page}
        {out && ', left out'}
        {turned > 0 && `, turned ${turned}°`}
      </span>
      {because !== undefined && (
        <span className="desk-court__page-words">
          Goes as it is: {because}{' '}
          <LinkButton onClick={() => edit('no longer lets go', document => letGo(document, page, null))}>
            Take back<span className="govuk-visually-hidden"> letting page {page} go as it is</span>
          </LinkButton>
        </span>
      )}
      <LinkButton
        onClick={() => edit(out ? 'took in' : 'left out', document => excludePage(document, page, !out))}
      >
        {out ? 'Take in' : 'Leave out'}
        <span className="govuk-visually-hidden"> page {page}</span>
      </LinkButton>
      <LinkButton onClick={() => edit('turned', document => turnPage(document, page))}>
        Turn<span className="govuk-visually-hidden"> page {page}</span>
      </LinkButton>
      <LinkButton className="desk-court__page-words" onClick={onCover}>
        {areas > 0 ? `Served copy: ${counted(areas, 'area')}` : 'Served copy'}
        <span className="govuk-visually-hidden">: what it leaves out of page {page}</span>
      </LinkButton>
    </li>
  )
}

/** CSS pixels; a page that stands upright and one that lies take the same room, so that nothing jumps. */
const side = 132

/** Drawn once it comes into view: a long document has many pages. */
const Thumbnail = ({ pdf, page, turned }: { pdf: PdfPreview; page: number; turned: number }) => {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [seen, setSeen] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const watch = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) setSeen(true)
    })
    watch.observe(box)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    const sheet = canvas.current
    if (!seen || !sheet) return
    void pdf.draw(page, sheet, side).then(drawn => {
      if (!drawn.ok) return setFault(drawn.fault.code === 'cancelled' ? null : drawn.fault)
      const scale = Math.min(1, side / drawn.value.height)
      sheet.style.width = `${side * scale}px`
      sheet.style.height = `${drawn.value.height * scale}px`
    })
    return () => {
      sheet.width = sheet.height = 0
    }
  }, [seen, pdf, page])
  return (
    <>
      <div className="desk-court__thumb" ref={frame} data-turned={turned} aria-hidden="true">
        <canvas ref={canvas} />
      </div>
      {fault && <span className="desk-court__page-words">{fault.message}</span>}
    </>
  )
}
