import type { Facts } from '../../case/facts'
import { completedBy } from '../completed-by'
import type { Form } from '../form'
import { type Block, type DocumentInput, type Field, workingCopy } from '../model'
import { isMarked, pvFinding } from '../pv'
import { choiceOf, dateOf, field, fieldIfAny, linesOf, textOf, weekdayOf } from '../words'

/** The procedure names the action, and a case of a county court says besides whether it is civil or criminal. */
const actionOf = ({ facts, action = 'As on the service request' }: DocumentInput): string => {
  const kind = choiceOf(facts, 'actionKind')
  return kind ? `${action}: ${kind.charAt(0).toLowerCase()}${kind.slice(1)}` : action
}

const isFromCaseworker = (facts: Facts) => textOf(facts, 'caseworker') !== undefined
/** The enforcement case manager asks where no caseworker did; an ECM whom only a later step names is left out. */
const isFromEcm = (facts: Facts) => !isFromCaseworker(facts) && textOf(facts, 'ecmName') !== undefined

const askedBy = (facts: Facts): Field[] =>
  isFromEcm(facts)
    ? [
        field('Enforcement case manager who asked', textOf(facts, 'ecmName')),
        ...fieldIfAny('Enforcement case manager’s email', textOf(facts, 'ecmEmail')),
      ]
    : [
        field('Caseworker who asked', textOf(facts, 'caseworker')),
        ...fieldIfAny('Caseworker’s email', textOf(facts, 'caseworkerEmail')),
      ]

/**
 * Whom the case is referred to, and the hearing. Where a court presenting team is asked first, it names the officer;
 * otherwise the referral goes out before an officer and a hearing are known, and must not go stale when they are.
 */
const referredTo = (facts: Facts): { to: Field[]; hearing: Field[] } =>
  textOf(facts, 'cptTeam')
    ? {
        to: [
          field('Court presenting team (CPT)', textOf(facts, 'cptTeam')),
          ...fieldIfAny('CPT telephone', textOf(facts, 'cptTelephone')),
          ...fieldIfAny('CPT email', textOf(facts, 'cptEmail')),
          field('Court presenting officer (CPO)', textOf(facts, 'cpoName')),
        ],
        hearing: [
          field('Court', textOf(facts, 'court')),
          field('Hearing date', weekdayOf(facts, 'hearingDate')),
        ],
      }
    : {
        to: [{ label: 'To', value: 'The manager of the court presenting officers' }],
        hearing: [{ label: 'Court presenting officer and hearing', value: 'To be assigned' }],
      }

/** The team's referral of a case to those who present it in court (P1.3, P2.3, P3.4). */
export const ssstReferral: Form = {
  id: 'ssst-referral',
  reference: 'SSST referral',
  title: 'SSST referral form',
  audience: 'CPT',
  needs: ['srNumber', 'scin', 'payingParent', 'pvMarking'],
  alsoNeeds: facts => (isFromCaseworker(facts) || isFromEcm(facts) ? [] : ['caseworker']),
  build: input => {
    const { facts, madeOn } = input
    const { to, hearing } = referredTo(facts)
    const marked: Block[] = isMarked(facts)
      ? [
          {
            kind: 'notice',
            text: [
              'The paying parent is marked potentially violent. Read the PV check record before any contact.',
            ],
          },
        ]
      : []
    const note = linesOf(facts, 'supportingNote').join('\n')
    return {
      form: 'ssst-referral',
      title: 'SSST referral form',
      reference: 'SSST referral',
      sr: textOf(facts, 'srNumber') ?? '',
      marking: workingCopy,
      layout: 'form',
      madeOn,
      checks: [],
      blocks: [
        ...marked,
        { kind: 'heading', level: 1, text: 'Referred to' },
        { kind: 'fields', rows: to },
        { kind: 'heading', level: 1, text: 'What is asked for' },
        { kind: 'fields', rows: [{ label: 'Action', value: actionOf(input) }, ...hearing] },
        { kind: 'heading', level: 1, text: 'The case' },
        {
          kind: 'fields',
          rows: [
            field('SR number', textOf(facts, 'srNumber')),
            field('SCIN', textOf(facts, 'scin')),
            field('Paying parent', textOf(facts, 'payingParent')),
            field('Paying parent’s address', linesOf(facts, 'payingParentAddress').join('\n') || undefined),
            field('Receiving parent', textOf(facts, 'receivingParent')),
            ...askedBy(facts),
            field('PV check', pvFinding(facts)),
            ...fieldIfAny('Date of the PV check', dateOf(facts, 'pvCheckedOn')),
          ],
        },
        ...(note === ''
          ? []
          : ([
              { kind: 'heading', level: 1, text: 'What those who present it should know' },
              { kind: 'paragraph', text: [{ value: note, label: 'Anything the CPT or CPO should know' }] },
            ] satisfies Block[])),
        ...completedBy(input, 'Referred by'),
      ],
    }
  },
}
