import { type FormEvent, useState } from 'react'
import type { FactValue } from '../../../../shared/case/facts'
import { factWords } from '../../../../shared/case/fill'
import { differs } from '../../../../shared/checklist/parts'
import { factOf, type PartOf, type Step } from '../../../../shared/procedures/schema'
import { useDesk } from '../../../actions/use-desk'
import { settleDifference } from '../../../actions/work-on-steps'
import { Button } from '../../../parts/button'
import { RadioField } from '../../../parts/choices'
import { FaultText } from '../../../parts/faults'
import { TextArea } from '../../../parts/fields'
import { WarningText } from '../../../parts/panel'
import { partKey, useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { Happened } from '../happened'
import { markWords } from '../steps/step-words'
import { lastChanges } from '../tabs/fact-groups'
import { useAction } from '../use-action'

interface Props {
  step: Step
  part: PartOf<'settle'>
}

/** A fact that arrived twice: nothing to do where both agree, otherwise one is chosen and the reason recorded. */
export const SettlePart = ({ step, part }: Props) => {
  const { one, procedure } = useCaseView()
  const into = factOf(procedure, part.into)
  const against = factOf(procedure, part.against)
  const words = (value: FactValue | undefined) => (into ? factWords(into, value) : String(value ?? ''))
  const [first, second] = [one.facts[part.into], one.facts[part.against]]
  const settled = one.settled.findLast(entry => entry.step === step.id && entry.part === part.id)
  if (differs(part, one) && !one.closed) return <SettleForm step={step} part={part} />
  if (settled && settled.chosen === first)
    return (
      <Happened mark={settled} what={`settling the ${part.title.toLowerCase()}`}>
        <strong>{words(settled.chosen)}</strong> counts. {settled.reason}
      </Happened>
    )
  if (first === undefined || second === undefined)
    return (
      <p className="govuk-body">
        Compared as soon as both are known: {into?.label} ({words(first) || 'not known yet'}) and{' '}
        {against?.label} ({words(second) || 'not known yet'}).
      </p>
    )
  return <p className="govuk-body">Both say {words(first)}.</p>
}

const SettleForm = ({ step, part }: Props) => {
  const desk = useDesk()
  const { one, procedure, events } = useCaseView()
  const { values, set, clear } = useEntries(partKey(one.id, step.id, part.id), { chosen: '', reason: '' })
  const [errors, setErrors] = useState<{ chosen?: string; reason?: string }>({})
  const { busy, fault, run } = useAction()
  const changes = lastChanges(events)
  const sides = [part.into, part.against].flatMap(name => {
    const spec = factOf(procedure, name)
    const value = one.facts[name]
    const change = changes.get(name)
    return spec && value !== undefined
      ? [
          {
            name,
            value,
            label: spec.label,
            words: factWords(spec, value),
            from: change ? markWords(change) : '',
          },
        ]
      : []
  })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const chosen = sides.find(side => side.name === values.chosen)
    const reason = values.reason.trim()
    setErrors({
      ...(chosen ? {} : { chosen: 'Choose which one counts.' }),
      ...(reason ? {} : { reason: 'Say how you know, for example who confirmed it.' }),
    })
    if (!chosen || !reason) return
    const saved = await run(() => settleDifference(desk, one.id, step.id, part.id, chosen.value, reason))
    if (saved) clear()
  }

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={save}>
      <WarningText>{part.title} arrived twice and differs. Ask, then choose which one counts.</WarningText>
      <RadioField
        label="Which one counts?"
        required
        error={errors.chosen}
        value={values.chosen}
        onChange={value => set('chosen', value)}
        options={sides.map(side => ({
          value: side.name,
          label: side.words,
          hint: `${side.label}, recorded ${side.from}`,
        }))}
      />
      <TextArea
        label="How do you know?"
        required
        rows={2}
        error={errors.reason}
        value={values.reason}
        onChange={value => set('reason', value)}
      />
      {fault && <FaultText fault={fault} />}
      <Button type="submit" kind="secondary" busy={busy}>
        Settle the difference
      </Button>
    </form>
  )
}
