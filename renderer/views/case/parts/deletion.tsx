import { Link } from 'react-router'
import { gatesOf } from '../../../../shared/checklist/parts'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { declareDeletion } from '../../../actions/delete-case'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { casePath, useCaseView } from '../case-view'
import { Gates } from '../deletion/gates'
import { Hold } from '../deletion/hold'
import { Happened } from '../happened'
import { useAction } from '../use-action'

/** The deletion of the clerical files as a step: what must be so first, and the officer’s declaration. */
export const DeletionPart = ({ step, part }: { step: Step; part: PartOf<'deletion'> }) => {
  const desk = useDesk()
  const { one, procedure, context } = useCaseView()
  const { busy, fault, run } = useAction()
  return (
    <>
      <Gates gates={gatesOf(procedure, one, context)} />
      <Hold />
      {one.declared ? (
        <Happened mark={one.declared} what="the declaration that the clerical files may be deleted">
          Declared: all action on this SR is complete, and its clerical files may be deleted.
        </Happened>
      ) : (
        !one.closed && (
          <>
            <p className="govuk-body">
              All action on this SR is complete. The clerical files outside SSST Desk (paper, mailbox, other
              folders) are deleted. The files in SSST Desk may be deleted for good.
            </p>
            {fault && <FaultText fault={fault} />}
            <Button
              kind="secondary"
              busy={busy}
              onClick={() => run(() => declareDeletion(desk, one.id, { step: step.id, part: part.id }))}
            >
              I declare this
            </Button>
          </>
        )
      )}
      <p className="govuk-body-s">
        {one.closed ? (
          <Link className="govuk-link" to={casePath(one.id, 'delete')}>
            Delete the files now
          </Link>
        ) : (
          'Nothing is deleted yet: the files go as the last act of closing the SR, after a page that says exactly what goes.'
        )}
      </p>
    </>
  )
}
