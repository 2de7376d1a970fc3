import { type DocumentFormat, latestDocument } from '../../../../shared/case/case'
import { formOf } from '../../../../shared/documents/forms'
import { standing } from '../../../../shared/documents/standing'
import { makeDocument } from '../../../actions/documents'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'

interface Wanted {
  form: string
  format: DocumentFormat
}

/** Makes, right here, the documents a delivery or an email lacks or has out of date: they may belong to an earlier step. */
export const RemakeDocuments = ({ documents }: { documents: readonly Wanted[] }) => {
  const { one, context } = useCaseView()
  const due = documents.filter(({ form, format }) => {
    const { is } = standing(form, latestDocument(one, form, format), one.facts, context)
    return is === 'not-made' || is === 'out-of-date'
  })
  return due.length > 0 ? (
    <div className="desk-row">
      {due.map(document => (
        <Remake key={`${document.form} ${document.format}`} {...document} />
      ))}
    </div>
  ) : null
}

const Remake = ({ form, format }: Wanted) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { busy, fault, run } = useAction()
  const again = latestDocument(one, form, format) !== undefined
  return (
    <>
      <Button
        kind="secondary"
        busy={busy}
        onClick={() => run(() => makeDocument(desk, one.id, form, format))}
      >
        Make {formOf(form)?.reference ?? form}
        {format === 'word' && ' as a Word file'}
        {again && ' again'}
      </Button>
      {fault && <FaultText fault={fault} />}
    </>
  )
}
