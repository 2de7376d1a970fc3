import { latestDocument } from '../../../../shared/case/case'
import { formOf } from '../../../../shared/documents/forms'
import { standing } from '../../../../shared/documents/standing'
import { makeDocument } from '../../../actions/documents'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'

/** Makes, right here, the documents a delivery lacks or has out of date: they may belong to an earlier step. */
export const RemakeDocuments = ({ forms }: { forms: readonly string[] }) => {
  const { one, context } = useCaseView()
  const due = forms.filter(form => {
    const { is } = standing(form, latestDocument(one, form), one.facts, context)
    return is === 'not-made' || is === 'out-of-date'
  })
  return due.length > 0 ? (
    <div className="desk-row">
      {due.map(form => (
        <Remake key={form} form={form} />
      ))}
    </div>
  ) : null
}

const Remake = ({ form }: { form: string }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { busy, fault, run } = useAction()
  const again = latestDocument(one, form) !== undefined
  return (
    <>
      <Button kind="secondary" busy={busy} onClick={() => run(() => makeDocument(desk, one.id, form))}>
        Make {formOf(form)?.reference ?? form}
        {again && ' again'}
      </Button>
      {fault && <FaultText fault={fault} />}
    </>
  )
}
