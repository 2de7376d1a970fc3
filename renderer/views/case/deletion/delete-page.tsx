import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { gatesOf } from '../../../../shared/checklist/parts'
import { firstMissing } from '../../../../shared/retention/gates'
import { deletionStated } from '../../../../shared/retention/stated'
import { declareDeletion, deleteCase } from '../../../actions/delete-case'
import { useDesk } from '../../../actions/use-desk'
import { InsetText } from '../../../parts/panel'
import { certificatePath } from '../../deletions/paths'
import { casePath, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { TabHeading } from '../tabs/tab-heading'
import { useAction } from '../use-action'
import { dropCaseDrafts } from './drop-drafts'
import { ForGood } from './for-good'
import { Gates } from './gates'
import { Hold } from './hold'
import { WhatGoes } from './what-goes'

/** The last stop before the files of a closed SR are deleted for good. */
export const DeletePage = () => {
  const { one, procedure, context } = useCaseView()
  const gates = gatesOf(procedure, one, context)
  const stated = deletionStated(procedure, one)
  return (
    <div className="desk-close">
      <TabHeading title="Delete the clerical files for good" />
      {!stated && (
        <InsetText>
          <strong>This is not stated in the procedure: ask your team leader.</strong> The files stay as long
          as nobody deletes them here.
        </InsetText>
      )}
      <Gates gates={gates} />
      <Hold />
      {!one.closed ? (
        <p className="govuk-body">
          The SR is not closed yet. Its files can be deleted once it is.{' '}
          <Link className="govuk-link" to={casePath(one.id)}>
            Back to the steps
          </Link>
        </p>
      ) : firstMissing(gates) !== null ? (
        <p className="govuk-body">
          The files cannot be deleted as things stand.{' '}
          <Link className="govuk-link" to={casePath(one.id)}>
            Back to the steps
          </Link>
        </p>
      ) : (
        <>
          <WhatGoes />
          <DeleteForm stated={stated} />
        </>
      )}
    </div>
  )
}

const DeleteForm = ({ stated }: { stated: boolean }) => {
  const desk = useDesk()
  const navigate = useNavigate()
  const { one, procedure } = useCaseView()
  const { values, set } = useEntries(`case/${one.id}/delete`, { agreedBy: one.declared?.agreedBy ?? '' })
  const [unsaid, setUnsaid] = useState(false)
  const { busy, fault, run } = useAction()
  const reference = String(one.facts[procedure.identity.reference] ?? '')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const agreedBy = values.agreedBy.trim()
    const lacks = !stated && agreedBy === ''
    setUnsaid(lacks)
    if (lacks) return
    const declared =
      one.declared?.agreedBy === agreedBy ||
      (await run(() => declareDeletion(desk, one.id, { agreedBy: stated ? '' : agreedBy }))) !== null
    if (!declared) return
    const deleted = await run(() => deleteCase(desk, one.id))
    if (!deleted) return
    dropCaseDrafts(one.id)
    navigate(certificatePath(deleted.id), { replace: true })
  }

  return (
    <ForGood
      what={`the files of ${reference}`}
      agreed={stated ? null : { by: values.agreedBy, unsaid, onChange: value => set('agreedBy', value) }}
      busy={busy}
      fault={fault}
      onSubmit={submit}
    />
  )
}
