import { useState } from 'react'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { LinkButton } from '../../../parts/button'
import { useDraft } from '../../../parts/drafts'
import { When } from '../../../parts/when'
import { partKey, useCaseView } from '../case-view'
import { Happened } from '../happened'
import { ReceivedForm } from './received-form'

interface Props {
  step: Step
  part: PartOf<'received'>
  satisfied: boolean
}

/** Something that comes from outside, recorded when it is here. */
export const ReceivedPart = ({ step, part, satisfied }: Props) => {
  const { one } = useCaseView()
  const typed = Object.keys(useDraft(partKey(one.id, step.id, part.id))).length > 0
  const [another, setAnother] = useState(false)
  const entries = one.received.filter(entry => entry.step === step.id && entry.part === part.id)
  return (
    <>
      {entries.map(entry => (
        <Happened key={entry.event} mark={entry} what={`what was received from ${entry.from}`}>
          Received <When date={entry.on} /> by {entry.medium}, from <strong>{entry.from}</strong>
          {entry.subject && <p>Subject: {entry.subject}</p>}
          {entry.note && <p className="desk-lines">{entry.note}</p>}
        </Happened>
      ))}
      {!one.closed &&
        (!satisfied || another || typed ? (
          <ReceivedForm step={step} part={part} onDone={() => setAnother(false)} />
        ) : (
          <LinkButton onClick={() => setAnother(true)}>Record another</LinkButton>
        ))}
    </>
  )
}
