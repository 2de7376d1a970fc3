import { currentCopy } from '../../../../shared/bundle/court/deliver'
import { hasNewlyLate } from '../../../../shared/bundle/court/edit'
import type { CourtBundle } from '../../../../shared/case/case'
import { issueBundle } from '../../../actions/court-bundles/issue'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { Panel } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'

/** Holds the page numbers fast once the bundle has gone out; nothing where they are held or there is no copy as it stands. */
export const Issue = ({ bundle }: { bundle: CourtBundle }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { busy, fault, run } = useAction()
  const again = bundle.plan.issued !== null
  const isHeld = again && !hasNewlyLate(bundle.plan)
  if (one.closed || isHeld || !currentCopy(bundle, 'full')) return null
  return (
    <Panel title={again ? 'When it has gone out again' : 'When it has gone out'} level={3} data-court="issue">
      <p className="govuk-body-s">
        {again
          ? 'Once others have the late pages, their numbers must stay too. What comes in between them after this is numbered 12A.1, 12A.2.'
          : 'Once others have the bundle, its page numbers must stay. After this, documents come in late, as 12A, 12B.'}
      </p>
      {fault && <FaultText fault={fault} />}
      <Button
        kind="secondary"
        busy={busy}
        onClick={() => void run(() => issueBundle(desk, one.id, bundle.bundleId))}
      >
        {again ? 'It is issued again: keep these numbers too' : 'It is issued: keep the page numbers'}
      </Button>
    </Panel>
  )
}
