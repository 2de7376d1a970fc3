import { useState } from 'react'
import { notify } from '../../actions/notices'
import { useDesk } from '../../actions/use-desk'
import { undo } from '../../actions/work-on-steps'
import { LinkButton } from '../../parts/button'
import { useCaseView } from './case-view'
import { ReasonDialog } from './reason-dialog'

const pasts = {
  Undo: 'Undone:',
  Remove: 'Removed:',
  Discard: 'Discarded:',
  'Take up again': 'Taken up again:',
} as const

interface Props {
  /** The event that is to count no longer. */
  event: string
  /** What it is, as in "Undo the call with S. Example". */
  what: string
  verb?: keyof typeof pasts
  /** Stands on the button where the verb alone would not say enough. */
  label?: string
  onUndone?: () => void
}

/** Undoes an entry, for a reason. Both stay in the timeline. */
export const Undo = ({ event, what, verb = 'Undo', label, onUndone }: Props) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <LinkButton onClick={() => setAsking(true)}>
        {label ?? (
          <>
            {verb}
            <span className="govuk-visually-hidden"> {what}</span>
          </>
        )}
      </LinkButton>
      {asking && (
        <ReasonDialog
          title={`${verb} ${what}`}
          label="Why?"
          hint="The entry and your reason both stay in the timeline. A step that needs it opens again."
          confirm={label ?? verb}
          draftKey={`case/${one.id}/undo/${event}`}
          onClose={() => setAsking(false)}
          onReason={async reason => {
            const undone = await undo(desk, one.id, event, reason)
            if (undone.ok) {
              notify(desk, 'success', `${pasts[verb]} ${what}.`)
              onUndone?.()
            }
            return undone
          }}
        />
      )}
    </>
  )
}
