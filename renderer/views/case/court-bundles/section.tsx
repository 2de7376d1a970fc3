import { type DragEvent, useId, useState } from 'react'
import { moveDocument } from '../../../../shared/bundle/court/edit'
import { placeable } from '../../../../shared/bundle/court/place'
import { type CourtSection, documentsOf } from '../../../../shared/bundle/court/plan'
import { counted } from '../../../../shared/calendar/write'
import type { Fault } from '../../../../shared/result'
import { bringIn, putIn } from '../../../actions/court-bundles/keep'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { SelectField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { FileDrop } from '../../../parts/file-drop'
import { Details } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'
import { useBundleView } from './bundle-view'
import { DocumentRow } from './document-row'

/** How a dragged document is told from a dragged file or text. */
export const dragType = 'application/x-court-document'

/** One section of the bundle: its documents in order, and a way to put more in. */
export const SectionPart = ({ section }: { section: CourtSection }) => {
  const { one } = useCaseView()
  const { change } = useBundleView()
  const heading = useId()
  const [over, setOver] = useState<number | null>(null)

  const drop = (event: DragEvent, index: number) => {
    const id = event.dataTransfer.getData(dragType)
    setOver(null)
    if (!id) return
    event.preventDefault()
    event.stopPropagation()
    const from = section.documents.findIndex(document => document.id === id)
    // Taken from before its new place, it leaves a gap that closes.
    const at = from >= 0 && from < index ? index - 1 : index
    void change(`moved a document in “${section.title}”`, plan => moveDocument(plan, id, section.id, at), {
      focus: id,
    })
  }
  const dragOver = (event: DragEvent, index: number) => {
    if (!event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    setOver(index)
  }

  return (
    <section
      className="desk-court__section"
      data-court-section={section.id}
      aria-labelledby={heading}
      onDragOver={event => dragOver(event, section.documents.length)}
      onDragLeave={() => setOver(null)}
      onDrop={event => drop(event, section.documents.length)}
    >
      <h3 className="govuk-heading-s" id={heading}>
        {section.title} <span className="desk-quiet">{counted(section.documents.length, 'document')}</span>
      </h3>
      <ol className="desk-court__list">
        {section.documents.map((document, index) => (
          <DocumentRow
            key={document.id}
            document={document}
            section={section}
            marked={over === index}
            onDragOver={event => {
              event.stopPropagation()
              dragOver(event, index)
            }}
            onDrop={event => drop(event, index)}
          />
        ))}
      </ol>
      <div
        className={`desk-court__end${over === section.documents.length ? ' desk-court__end--over' : ''}`}
      />
      {!one.closed && <PutIn section={section} />}
    </section>
  )
}

const PutIn = ({ section }: { section: CourtSection }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { bundle } = useBundleView()
  const { busy, fault, run } = useAction()
  const [chosen, setChosen] = useState('')
  const [reading, setReading] = useState(false)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const inIt = new Set(documentsOf(bundle.plan).map(document => document.file))
  const left = placeable(one).filter(({ entry }) => !inIt.has(entry.file))
  const kept = left.find(({ entry }) => entry.file === chosen)

  const put = async () => {
    if (chosen && (await run(() => putIn(desk, one.id, bundle.bundleId, section.id, chosen)))) setChosen('')
  }
  const bring = async (files: File[]) => {
    setReading(true)
    setFaults([])
    const { faults: refused } = await bringIn(desk, one.id, bundle.bundleId, section.id, files)
    setReading(false)
    setFaults(refused)
  }

  return (
    <Details summary={bundle.plan.issued ? 'Put in a late document' : 'Put in a document'}>
      {left.length > 0 && (
        <>
          <SelectField
            label="From this SR"
            hint={
              kept?.staffOnly
                ? 'This one is for staff only: it tells how staff are kept safe, or how the case is routed. It is not usually put before a court.'
                : undefined
            }
            options={[
              { value: '', label: 'Choose a document' },
              ...left.map(({ entry, staffOnly }) => ({
                value: entry.file,
                label: staffOnly ? `${entry.title} (for staff only)` : entry.title,
              })),
            ]}
            value={chosen}
            onChange={setChosen}
          />
          <Button kind="secondary" busy={busy} onClick={() => void put()}>
            Put it in
          </Button>
        </>
      )}
      <FileDrop
        label="From this computer"
        hint="or drop or paste here: PDFs and pictures; pictures become one PDF"
        accept={['pdf', 'picture']}
        multiple
        busy={reading}
        onFiles={files => void bring(files)}
      />
      <p role="status" className="desk-quiet">
        {reading ? 'Reading and storing the files…' : ''}
      </p>
      {fault && <FaultText fault={fault} />}
      {faults.map(one => (
        <FaultText key={one.message} fault={one} />
      ))}
    </Details>
  )
}
