import type { ReactNode } from 'react'
import type { PartState } from '../../../../shared/checklist/parts'
import { Tag } from '../../../parts/tag'
import { useCaseView } from '../case-view'
import { partHeading, partTag, titleIsLabel } from './part-words'

/** Where the focus goes when a part is what is missing. */
export const partDomId = (part: string) => `part-${part}`

/** The frame of one part of a step: its heading, whether it is done, and what is missing once that was asked. */
export const PartShell = ({
  state,
  missing,
  children,
}: {
  state: PartState
  /** Why the step cannot be marked done yet because of this part; null while nobody asked. */
  missing: string | null
  children: ReactNode
}) => {
  const { one, procedure, list } = useCaseView()
  const { part, satisfied } = state
  const id = partDomId(part.id)
  const tag = partTag(state, one)
  const beside = list.tasks.find(task => task.parts.some(other => other.part === part))?.parts ?? []
  const heading = partHeading(
    procedure,
    part,
    beside.map(other => other.part),
  )
  return (
    <section
      id={id}
      tabIndex={-1}
      className={`desk-part${missing ? ' desk-part--missing' : ''}`}
      data-part={part.id}
      data-kind={part.kind}
      data-satisfied={satisfied}
      aria-labelledby={`${id}-title`}
      aria-describedby={missing ? `${id}-missing` : undefined}
    >
      <div className={`desk-part__head${titleIsLabel(part) ? ' desk-part__head--bare' : ''}`}>
        <h3 className="desk-part__title" id={`${id}-title`}>
          {titleIsLabel(part) ? <span className="govuk-visually-hidden">{heading}</span> : heading}
        </h3>
        <Tag tone={tag.tone}>{tag.words}</Tag>
      </div>
      {missing && (
        <p className="govuk-error-message" id={`${id}-missing`}>
          <span className="govuk-visually-hidden">Error: </span>
          {missing}
        </p>
      )}
      {children}
    </section>
  )
}
