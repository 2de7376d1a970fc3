import type { DragEvent, KeyboardEvent } from 'react'
import { removeDocument, stepDocument } from '../../../../shared/bundle/court/edit'
import type { CourtDocument, CourtSection } from '../../../../shared/bundle/court/plan'
import { shortDate } from '../../../../shared/calendar/write'
import { fileOf } from '../../../../shared/case/case'
import { LinkButton } from '../../../parts/button'
import { sizeWords } from '../../../parts/sizes'
import { Tag } from '../../../parts/tag'
import { useCaseView } from '../case-view'
import { useBundleView } from './bundle-view'
import { DocumentDetails } from './document-details'
import { dragType } from './section'
import { pagesWords } from './words'

interface Props {
  document: CourtDocument
  section: CourtSection
  /** A dragged document would land before this one. */
  marked: boolean
  onDragOver: (event: DragEvent) => void
  onDrop: (event: DragEvent) => void
}

/** One document: where it stands, how much of it goes in, and what can be done to it. */
export const DocumentRow = ({ document: entry, section, marked, onDragOver, onDrop }: Props) => {
  const { one, show } = useCaseView()
  const { tabs, change, openDocument, setOpen } = useBundleView()
  const tab = tabs.get(entry.id)
  const file = fileOf(one, entry.file)
  const isOpen = openDocument === entry.id

  const step = (by: -1 | 1) =>
    void change(
      `moved “${entry.title}” ${by < 0 ? 'up' : 'down'}`,
      plan => stepDocument(plan, entry.id, by),
      { focus: entry.id },
    )
  const key = (event: KeyboardEvent) => {
    if (!event.altKey || event.target !== event.currentTarget) return
    if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'ArrowDown') step(1)
    else return
    event.preventDefault()
  }

  return (
    <li
      id={`court-document-${entry.id}`}
      className={`desk-court__document${marked ? ' desk-court__document--marked' : ''}`}
      data-court-document={entry.id}
      draggable={!one.closed && !isOpen}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by the keyboard
      tabIndex={0}
      aria-label={`Tab ${tab}, ${entry.title}, in ${section.title}`}
      onKeyDown={key}
      onDragStart={event => {
        event.dataTransfer.setData(dragType, entry.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      <div className="desk-court__line">
        <span className="desk-court__tab" data-tab={tab}>
          <span className="govuk-visually-hidden">Tab </span>
          {tab}
        </span>
        <span className="desk-court__title">
          {file ? (
            <LinkButton
              onClick={() =>
                show({ kind: 'file', fileId: file.fileId, name: entry.title, mediaType: file.mediaType })
              }
            >
              {entry.title}
            </LinkButton>
          ) : (
            entry.title
          )}{' '}
          {entry.late && <Tag tone="yellow">Late</Tag>}
          {!file && <Tag tone="red">Not on the SR any more</Tag>}
        </span>
        <span className="desk-quiet desk-court__meta">
          {entry.date ? shortDate(entry.date) : 'No date'}
          {file && `, ${pagesWords(entry, file.pages ?? 1)}, ${sizeWords(file.bytes)}`}
        </span>
        {!one.closed && (
          <span className="desk-court__acts">
            <LinkButton onClick={() => step(-1)}>
              Up<span className="govuk-visually-hidden"> {entry.title}</span>
            </LinkButton>
            <LinkButton onClick={() => step(1)}>
              Down<span className="govuk-visually-hidden"> {entry.title}</span>
            </LinkButton>
            <LinkButton aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : entry.id)}>
              {isOpen ? 'Close' : 'Change'}
              <span className="govuk-visually-hidden"> {entry.title}</span>
            </LinkButton>
            <LinkButton
              onClick={() => void change(`took out “${entry.title}”`, plan => removeDocument(plan, entry.id))}
            >
              Take out<span className="govuk-visually-hidden"> {entry.title}</span>
            </LinkButton>
          </span>
        )}
      </div>
      {isOpen && file && <DocumentDetails document={entry} section={section} fileId={file.fileId} />}
    </li>
  )
}
