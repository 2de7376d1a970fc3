import { useState } from 'react'
import { type HoldCause, holdCauses } from '../../../../shared/case/events'
import { holdNames } from '../../../../shared/case/timeline'
import { liftHold, placeHold } from '../../../actions/delete-case'
import { notify } from '../../../actions/notices'
import { useDesk } from '../../../actions/use-desk'
import { LinkButton } from '../../../parts/button'
import { RadioField } from '../../../parts/choices'
import { InsetText } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { ReasonDialog } from '../reason-dialog'
import { markWords } from '../steps/step-words'

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** The hold on an SR, which keeps its files from being deleted: placed, or lifted, each with its reason. */
export const Hold = () => {
  const desk = useDesk()
  const { one } = useCaseView()
  // Each question stands on its own side of the hold, and goes when it is answered.
  const [asking, setAsking] = useState<'place' | 'lift' | null>(null)
  const [cause, setCause] = useState<HoldCause>('complaint')
  const { hold } = one

  if (hold)
    return (
      <InsetText>
        <p className="govuk-body">
          <strong>Held for {holdNames[hold.for]}:</strong> {hold.reason}{' '}
          <span className="desk-quiet">Placed {markWords(hold)}.</span>
        </p>
        <LinkButton onClick={() => setAsking('lift')}>Lift the hold</LinkButton>
        {asking === 'lift' && (
          <ReasonDialog
            title="Lift the hold"
            label="Why may it be lifted?"
            hint="The reason stays in the timeline. After that the files can be deleted."
            confirm="Lift the hold"
            draftKey={`case/${one.id}/hold/lift`}
            onClose={() => setAsking(null)}
            onReason={async reason => {
              const lifted = await liftHold(desk, one.id, reason)
              if (lifted.ok) {
                setAsking(null)
                notify(desk, 'success', 'The hold is lifted.')
              }
              return lifted
            }}
          />
        )}
      </InsetText>
    )
  return (
    <p className="govuk-body-s">
      <LinkButton onClick={() => setAsking('place')}>Hold the files for a complaint or an appeal</LinkButton>
      {asking === 'place' && (
        <ReasonDialog
          title="Hold the files of this SR"
          label="Which one, and since when?"
          hint="Nothing of this SR can be deleted until the hold is lifted."
          confirm="Place the hold"
          draftKey={`case/${one.id}/hold/place`}
          onClose={() => setAsking(null)}
          onReason={async reason => {
            const placed = await placeHold(desk, one.id, cause, reason)
            if (placed.ok) {
              setAsking(null)
              notify(desk, 'success', `The files are held for ${holdNames[cause]}.`)
            }
            return placed
          }}
        >
          <RadioField
            label="What for?"
            inline
            value={cause}
            onChange={value => setCause(holdCauses.find(one => one === value) ?? 'other')}
            options={holdCauses.map(value => ({ value, label: capital(holdNames[value]) }))}
          />
        </ReasonDialog>
      )}
    </p>
  )
}
