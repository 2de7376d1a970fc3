import { useEffect, useRef, useState } from 'react'
import { factsFor, fillOf, type Offer, offersFor } from '../../../../shared/documents/mapping'
import type { Fault } from '../../../../shared/result'
import { keepOfficial, type OfficialField } from '../../../actions/official-forms'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { SelectField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { WarningText } from '../../../parts/panel'
import { formTitle } from './form-names'
import { dropMapping, goneFrom, keepMapping, type Mapping } from './mapping-draft'

const takesWords = (field: OfficialField): string | undefined => {
  if (field.takes === 'tick') return 'Is ticked where the SR holds what you choose'
  return field.takes === 'option' ? `Takes one of: ${field.options.join(', ')}` : undefined
}

/** Each field of an office's form, and what is to stand in it; saved as a whole. */
export const MapFields = ({
  mapping,
  justOpened,
  onEnd,
}: {
  mapping: Mapping
  /** The officer has opened it here and now, and goes on in it. */
  justOpened: boolean
  /** It is saved or given up: what is to be said of it. */
  onEnd: (words: string) => void
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (justOpened) heading.current?.focus()
  }, [justOpened])
  const desk = useDesk()
  const procedures = useSession(session => session.procedures)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const { read, holds } = mapping
  const specs = factsFor(read.form, procedures)
  const fillable = read.fields.filter(field => field.takes !== 'nothing')
  const gone = goneFrom(mapping)
  const word = read.kind === 'word-template'
  const nothing: Offer = { value: '', label: word ? 'Leave it empty' : 'Leave it as it is' }

  const change = (name: string, value: string) => keepMapping({ read, holds: { ...holds, [name]: value } })
  const save = async () => {
    setBusy(true)
    const chosen = Object.entries(holds).flatMap(([name, value]) =>
      value ? [[name, fillOf(value)] as const] : [],
    )
    const kept = await keepOfficial(desk, read, Object.fromEntries(chosen))
    setBusy(false)
    if (!kept.ok) return setFault(kept.fault)
    dropMapping()
    onEnd(`Saved. ${formTitle(read.form)} is made in ‘${read.name}’ from now on.`)
  }

  return (
    <form
      noValidate
      autoComplete="off"
      className="desk-form desk-mapping"
      aria-label={`Fields of ${read.name}`}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) void save()
      }}
    >
      <h3 className="govuk-heading-s" tabIndex={-1} ref={heading}>
        What goes into the fields of ‘{read.name}’
      </h3>
      <p className="govuk-body">
        It stands in for {formTitle(read.form)}. Where a field is called like a fact, that is chosen already:
        check each of them.
      </p>
      {gone.length > 0 && (
        <>
          <WarningText>
            {gone.length === 1 ? 'A field that was mapped is' : `${gone.length} fields that were mapped are`}{' '}
            not in this file. Until you leave {gone.length === 1 ? 'it' : 'them'} out, the built-in layout is
            used.
          </WarningText>
          <div className="desk-fields">
            {gone.map(name => (
              <SelectField
                key={name}
                label={name}
                error="Not in this file"
                options={[
                  { value: holds[name] ?? '', label: 'Keep it, and use the built-in layout' },
                  { value: '', label: 'Leave it out' },
                ]}
                value={holds[name] ?? ''}
                onChange={value => change(name, value)}
              />
            ))}
          </div>
        </>
      )}
      <div className="desk-fields">
        {fillable.map(field => (
          <SelectField
            key={field.name}
            label={field.name}
            hint={takesWords(field)}
            options={[nothing, ...offersFor(field.takes, specs)]}
            value={holds[field.name] ?? ''}
            onChange={value => change(field.name, value)}
          />
        ))}
      </div>
      {fillable.length < read.fields.length && (
        <p className="govuk-body-s">
          Left alone, because nothing can be written into them:{' '}
          {read.fields
            .filter(field => field.takes === 'nothing')
            .map(field => field.name)
            .join(', ')}
          .
        </p>
      )}
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        <Button type="submit" kind="secondary" busy={busy}>
          Save and use this form
        </Button>
        <LinkButton
          onClick={() => {
            dropMapping()
            onEnd('Nothing has changed.')
          }}
        >
          Do not use it
        </LinkButton>
      </div>
    </form>
  )
}
