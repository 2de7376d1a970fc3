import { labels } from '../../../../shared/checklist/parts'
import { pasteText } from '../../../../shared/mail/paste'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { copyText } from '../../../actions/correspondence'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { When } from '../../../parts/when'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'

/** Text for a place in the 2012 system: shown as it will be pasted, copied with one press. */
export const PastePart = ({ step, part }: { step: Step; part: PartOf<'paste'> }) => {
  const desk = useDesk()
  const { one, procedure } = useCaseView()
  const { busy, fault, run } = useAction()
  const { text, missing } = pasteText(procedure, part, one)
  const last = one.copied.findLast(entry => entry.step === step.id && entry.part === part.id)
  const changed = last !== undefined && last.text !== text
  return (
    <>
      <pre className="desk-paste-text">{text}</pre>
      {missing.length > 0 && <p className="govuk-body">Still to be entered: {labels(procedure, missing)}.</p>}
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        {!one.closed && (
          <Button
            kind="secondary"
            busy={busy}
            onClick={() => run(() => copyText(desk, one.id, step.id, part.id))}
          >
            {last ? 'Copy again' : 'Copy'}
          </Button>
        )}
        <span role="status" className="desk-quiet">
          {last && (
            <>
              Copied <When instant={last.at} /> by {last.by}.{' '}
              {changed && <strong>The text has changed since then: copy it again.</strong>}
            </>
          )}
        </span>
      </div>
    </>
  )
}
