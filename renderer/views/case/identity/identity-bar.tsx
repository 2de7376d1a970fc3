import type { ReactNode } from 'react'
import { pvStanding } from '../../../../shared/case/pv'
import { holdNames } from '../../../../shared/case/timeline'
import { referenceOf } from '../../../../shared/procedures/reference'
import { factOf } from '../../../../shared/procedures/schema'
import { Tag, type Tone } from '../../../parts/tag'
import { useCaseView } from '../case-view'
import { CopyButton } from '../copy-button'
import { Undo } from '../undo'
import { hearingWords } from './hearing'
import { statusWords } from './status'

interface ItemProps {
  label: string
  labelHidden?: boolean
  className?: string
  children: ReactNode
}

const Item = ({ label, labelHidden = false, className = '', children }: ItemProps) => (
  <div className={`desk-identity__item ${className}`}>
    <dt className={labelHidden ? 'govuk-visually-hidden' : ''}>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const statusTones: Record<'open' | 'waiting' | 'closed', Tone> = {
  open: 'blue',
  waiting: 'yellow',
  closed: 'grey',
}

/** Who and what the case is about, always in sight: so that nobody speaks about the wrong person. */
export const IdentityBar = () => {
  const { one, procedure, list, context } = useCaseView()
  const { identity } = procedure
  const text = (name: string) => String(one.facts[name] ?? '')
  const pv = pvStanding(procedure, one.facts)
  const hearing = hearingWords(procedure, one.facts, context.now)
  const status = statusWords(procedure, one, list)
  const reference = referenceOf(procedure, one.facts)
  return (
    <section aria-label="Service request" className="desk-identity" data-pv={pv.is}>
      <div className="desk-identity__first">
        <h1 className="desk-identity__reference">
          <span className="desk-identity__code">
            {procedure.title} ({procedure.code})
          </span>{' '}
          <span>
            {reference.label} {reference.value}
          </span>{' '}
          <CopyButton text={reference.value} what={`the ${reference.name}`} />
        </h1>
        <p className="desk-identity__status">
          <span className="govuk-visually-hidden">Status: </span>
          <Tag tone={statusTones[status.is]}>{status.words}</Tag>{' '}
          {one.hold && <Tag tone="orange">Held for {holdNames[one.hold.for]}</Tag>}{' '}
          {one.closed ? (
            <Undo event={one.closed.event} what="the closing of the SR" label="Undo the closing" />
          ) : (
            status.inSystem && (
              <span className="desk-quiet">Status last copied for the 2012 system: {status.inSystem}</span>
            )
          )}
        </p>
      </div>
      <dl className="desk-identity__list">
        {identity.scin !== reference.fact && (
          <Item label={factOf(procedure, identity.scin)?.label ?? 'SCIN'}>
            {text(identity.scin)} <CopyButton text={text(identity.scin)} what="the SCIN" />
          </Item>
        )}
        <Item
          label={factOf(procedure, identity.person)?.label ?? 'Person'}
          className="desk-identity__item--person"
        >
          <strong>{text(identity.person)}</strong>
        </Item>
        {pv.words && (
          <Item label="PV" labelHidden className={`desk-identity__item--pv desk-identity__item--pv-${pv.is}`}>
            {pv.is === 'marked' ? <strong>{pv.words}</strong> : pv.words}
          </Item>
        )}
        {hearing && (
          <Item label="Hearing">
            {hearing.countdown &&
              (hearing.near ? (
                <Tag tone="red">{hearing.countdown}</Tag>
              ) : (
                <strong>{hearing.countdown}</strong>
              ))}
            {hearing.countdown && (hearing.near ? ' ' : ', ')}
            {hearing.when}
          </Item>
        )}
      </dl>
    </section>
  )
}
