import { type FormEvent, useState } from 'react'
import { counted } from '../../../shared/calendar/write'
import type { Case } from '../../../shared/case/case'
import { Passphrase } from '../../../shared/host/vault'
import { procedureFor } from '../../../shared/procedures/registry'
import type { Fault } from '../../../shared/result'
import { copyPlain } from '../../actions/correspondence'
import { type HandedOver, handOver } from '../../actions/handover'
import { useDesk, useSession } from '../../actions/use-desk'
import { Button, LinkButton } from '../../parts/button'
import { ErrorSummary, FaultText } from '../../parts/faults'
import { TextField } from '../../parts/fields'
import { Panel } from '../../parts/panel'
import { sizeWords } from '../../parts/sizes'
import { Table } from '../../parts/table'

const fields = { chosen: 'hand-over-chosen', to: 'hand-over-to', passphrase: 'hand-over-passphrase' }

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Sixteen letters and figures that are hard to mistake on the telephone: nobody guesses them. */
const suggested = (): string => {
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => {
      let drawn = 255
      // Numbers beyond the last whole round would favour the first letters.
      while (drawn >= letters.length * 8) drawn = crypto.getRandomValues(new Uint8Array(1))[0] ?? 255
      return letters[drawn % letters.length]
    }).join(''),
  )
  return groups.join('-')
}

/** Writes chosen SRs, or all of them, into a file for a colleague. */
export const HandOver = () => {
  const desk = useDesk()
  const cases = useSession(session => session.cases)
  const procedures = useSession(session => session.procedures)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [to, setTo] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [errors, setErrors] = useState<{ to?: string; passphrase?: string; chosen?: string }>({})
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const [made, setMade] = useState<HandedOver | null>(null)
  const all = Object.values(cases)
  const referenceOf = (one: Case) => {
    const procedure = procedureFor(procedures, one.procedure)
    return String((procedure && one.facts[procedure.identity.reference]) ?? '')
  }

  const write = async (event: FormEvent) => {
    event.preventDefault()
    const fitting = Passphrase.safeParse(passphrase)
    const found = {
      ...(to.trim() ? {} : { to: 'Enter who takes the SRs over.' }),
      ...(fitting.success ? {} : { passphrase: `${fitting.error.issues[0]?.message ?? 'Choose another'}.` }),
      ...(chosen.length > 0 ? {} : { chosen: 'Choose at least one SR.' }),
    }
    setErrors(found)
    setAttempt(attempt + 1)
    if (busy || Object.keys(found).length > 0) return
    setBusy(true)
    setMade(null)
    const written = await handOver(desk, { caseIds: chosen, to: to.trim(), passphrase })
    setBusy(false)
    setFault(written.ok ? null : written.fault)
    if (!written.ok) return
    setMade(written.value)
    setPassphrase('')
    setChosen([])
  }

  return (
    <Panel title="Hand over" data-handover="out">
      {all.length === 0 ? (
        <p className="govuk-body">There is no SR here to hand over.</p>
      ) : (
        <form noValidate autoComplete="off" className="desk-form" onSubmit={write}>
          {Object.keys(errors).length > 0 && (
            <ErrorSummary
              key={attempt}
              faults={[
                ...(errors.chosen ? [{ message: errors.chosen, field: fields.chosen }] : []),
                ...(errors.to ? [{ message: errors.to, field: fields.to }] : []),
                ...(errors.passphrase ? [{ message: errors.passphrase, field: fields.passphrase }] : []),
              ]}
            />
          )}
          {errors.chosen && <p className="govuk-error-message">{errors.chosen}</p>}
          <div className="desk-row">
            <LinkButton id={fields.chosen} onClick={() => setChosen(all.map(one => one.id))}>
              Choose all {all.length}
            </LinkButton>
            <LinkButton onClick={() => setChosen([])}>Choose none</LinkButton>
          </div>
          <Table<Case>
            caption="SRs here"
            captionHidden
            rows={all}
            rowKey={one => one.id}
            columns={[
              {
                key: 'choose',
                label: 'Hand over',
                cell: one => (
                  <input
                    type="checkbox"
                    aria-label={`Hand over ${referenceOf(one)}`}
                    checked={chosen.includes(one.id)}
                    onChange={event =>
                      setChosen(
                        event.target.checked ? [...chosen, one.id] : chosen.filter(id => id !== one.id),
                      )
                    }
                  />
                ),
              },
              { key: 'sr', label: 'SR', rowHeader: true, cell: referenceOf },
              {
                key: 'procedure',
                label: 'Procedure',
                cell: one => procedureFor(procedures, one.procedure)?.title ?? '',
              },
              { key: 'closed', label: 'State', cell: one => (one.closed ? 'Closed' : 'Open') },
            ]}
          />
          <TextField
            id={fields.to}
            label="To whom"
            width="medium"
            error={errors.to}
            value={to}
            onChange={setTo}
          />
          <TextField
            id={fields.passphrase}
            label="Passphrase for the file"
            hint="12 characters or more. Whoever has the file and this can read every SR in it."
            width="medium"
            error={errors.passphrase}
            value={passphrase}
            onChange={setPassphrase}
            aside={<LinkButton onClick={() => setPassphrase(suggested())}>Suggest one</LinkButton>}
          />
          {fault && <FaultText fault={fault} />}
          <Button type="submit" busy={busy}>
            Write the handover file
          </Button>
        </form>
      )}
      <div role="status">
        {made && (
          <p className="govuk-body">
            {counted(made.cases, 'SR')} written and read back:{' '}
            <strong className="desk-code">{made.place}</strong> ({sizeWords(made.bytes)}).{' '}
            <LinkButton onClick={() => void copyPlain(desk, made.place)}>Copy where it is</LinkButton>
            <br />
            The SRs stay here too, marked in their timelines. Once your colleague has taken them over, do not
            go on with them here: what both do cannot be put together again.
          </p>
        )}
      </div>
    </Panel>
  )
}
