import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { BankHolidays } from '../../../../shared/calendar/holidays'
import { currentProcedures, procedures } from '../../../../shared/procedures/registry'
import { type Asked, readCaseFile } from '../../cases/read'
import { sampleBranches, sampleOf } from '../../cases/sample'
import { root } from '../../desk/places'

const bankHolidays = BankHolidays.parse(
  JSON.parse(readFileSync(join(root, 'resources', 'bank-holidays.json'), 'utf8')),
)
const day = { today: '2026-11-20', bankHolidays }

interface Loose {
  [key: string]: Loose
}

const sampleText = readFileSync(join(root, 'resources', 'sample-cases', 'liability-order.json'), 'utf8')
const sample = (): Loose => JSON.parse(sampleText)

const read = (text: string, asked: Asked | null = null) => {
  const result = readCaseFile(text, day, asked)
  return result.ok ? { value: result.value, words: '' } : { value: null, words: result.fault.message }
}
const readWith = (change: (file: Loose) => void) => {
  const file = sample()
  change(file)
  return read(JSON.stringify(file))
}

test('every procedure has a sample case that can be used', () => {
  for (const { id } of currentProcedures(procedures)) {
    const { value, words } = read(readFileSync(sampleOf(id), 'utf8'))
    expect(words).toBe('')
    expect(value?.procedure.id).toBe(id)
  }
})

test('every branch of every sample can be used, and the branches of a procedure reach each of its ends', () => {
  for (const { id, ends } of currentProcedures(procedures)) {
    const branches = sampleBranches(id)
    for (const branch of Object.keys(branches)) {
      const { value, words } = read(readFileSync(sampleOf(id), 'utf8'), { branch, sample: {} })
      expect(words, `${id} ${branch}`).toBe('')
      expect(value?.branch?.name).toBe(branch)
    }
    expect(new Set(Object.values(branches).map(branch => branch.end))).toEqual(
      new Set(ends.map(end => end.id)),
    )
  }
})

/** A branch of the sample that a test makes up. */
const withBranch = (branch: object, name = 'invented') =>
  read(
    JSON.stringify({
      ...sample(),
      branches: { [name]: { about: 'Invented.', end: 'complete', ...branch } },
    }),
    { branch: name, sample: {} },
  )

test('on a branch its facts and entries stand in place of the file’s own', () => {
  const { value, words } = withBranch({
    facts: { court: 'Invented Court', hearingTime: null, letterDate: '+1 days' },
    steps: { 'tell-cpt': { ready: { spokeTo: 'Somebody Else' } } },
  })
  expect(words).toBe('')
  expect(value?.facts).toMatchObject({ court: 'Invented Court', letterDate: '2026-11-21' })
  expect(value?.facts).not.toHaveProperty('hearingTime')
  expect(value?.steps['tell-cpt']).toEqual({ ready: { spokeTo: 'Somebody Else' } })
  expect(value?.steps['issue-date']).toEqual(read(sampleText).value?.steps['issue-date'])
})

test('a branch that the file has not is the sample’s, over the file’s own facts', () => {
  const { branches: _, ...rest } = sample()
  const { value, words } = read(JSON.stringify(rest), {
    branch: 'cancelled',
    sample: sampleBranches('liability-order'),
  })
  expect(words).toBe('')
  expect(value?.facts.cpoDecision).toBe('stop')
})

test('a branch that nobody knows is answered with those that are known', () => {
  expect(read(sampleText, { branch: 'constructor', sample: {} }).words).toContain(
    `The branches are: ${Object.keys(sampleBranches('liability-order')).join(', ')}.`,
  )
})

const wrongBranches: [string, object, string][] = [
  ['an end that is none', { end: 'won' }, 'At branches.invented.end: use complete or cancelled.'],
  [
    'given up at an end that a step reaches',
    { givenUp: { before: 'outcome', reason: 'Invented.' } },
    'At branches.invented.givenUp: the end complete is reached by a step',
  ],
  [
    'a fact of no procedure',
    { facts: { shoeSize: 9 } },
    'At branches.invented.facts.shoeSize: Liability order has no fact of this name.',
  ],
  [
    'a fact that its way needs taken away',
    { facts: { court: null } },
    'At branches.invented.facts.court: step 2 needs “Court”.',
  ],
  [
    'a required fact that comes later',
    { steps: { 'hearing-and-cpo': { hearing: { later: ['court'] } } } },
    'At branches.invented.steps.hearing-and-cpo.hearing.later: step 2 cannot go on without “Court”.',
  ],
  [
    'a payment of no known fee',
    { steps: { 'letter-requested': { paid: { on: 'today' } } } },
    'At facts.fee: the payment in step 6 needs “Court fee”.',
  ],
  [
    'a correction that is no date',
    { steps: { 'cover-letter': { bundle: { again: { facts: { letterDate: 'soon' } } } } } },
    'At branches.invented.steps.cover-letter.bundle.again.facts.letterDate: enter a real date',
  ],
]
for (const [what, branch, words] of wrongBranches)
  test(`a wrong branch is named by its place: ${what}`, () => {
    expect(withBranch(branch).words).toContain(words)
  })

test('dates are counted from today, over weekends and bank holidays', () => {
  const { value } = readWith(file => {
    Object.assign(file.facts ?? {}, {
      hearingDate: '+26 working days',
      hearingDateFromEmail: '2027-01-05',
      letterDate: '-1 days',
    })
  })
  // From Friday 20 November 2026: 25 and 28 December and 1 January are bank holidays.
  expect(value?.facts).toMatchObject({
    hearingDate: '2026-12-30',
    hearingDateFromEmail: '2027-01-05',
    letterDate: '2026-11-19',
    pvCheckedOn: '2026-11-20',
  })
})

const set = (path: string, value: unknown) => (file: Loose) => {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<Loose>((one, key) => one[key] ?? {}, file)
  Object.assign(holder, { [last]: value })
}

const wrong: [string, unknown, string][] = [
  ['facts.hearingDate', '2026-02-30', 'At facts.hearingDate: enter a real date, like 2026-12-03'],
  ['facts.hearingDate', '+14 working', 'At facts.hearingDate: enter a real date'],
  ['facts.hearingDate', 14, 'At facts.hearingDate: enter a real date'],
  ['facts.hearingTime', '25:00', 'At facts.hearingTime: enter a time on the 24-hour clock'],
  [
    'facts.liabilityTotal',
    '£2,105.40',
    'At facts.liabilityTotal: this is something else; put a number here.',
  ],
  ['facts.cpoEmail', 'ivo', 'At facts.cpoEmail: enter an email address'],
  ['facts.cpoDecision', 'maybe', 'At facts.cpoDecision: use proceed or stop.'],
  ['facts.paymentsSince', 'yes', 'At facts.paymentsSince: this is something else; put true or false'],
  ['facts.shoeSize', 9, 'At facts.shoeSize: Liability order has no fact of this name.'],
  ['facts.loSchedule', [], 'At facts.loSchedule: add at least one row.'],
  ['facts.loSchedule.1.from', 'soon', 'At facts.loSchedule.2.from: enter a real date'],
  ['facts.loSchedule.0.due', '780', 'At facts.loSchedule.1.due: this is something else; put a number here.'],
  ['facts.court', undefined, 'At facts.court: step 2 needs “Court”.'],
  ['facts.srNumber', undefined, 'At facts.srNumber: “SR number” is needed to enter the SR.'],
  ['inbox', 'team', 'At inbox: enter the team inbox as an email address'],
  ['officer', undefined, 'At officer: this entry is missing; put entries in { } here.'],
  ['folders', [], 'At folders: give at least one folder.'],
  ['folders.0.kind', 'drive', 'At folders.1.kind: use cpt-shared or cpo-manager or other.'],
  [
    'procedure',
    'tea-making',
    `there is no procedure tea-making; use ${currentProcedures(procedures)
      .map(one => one.id)
      .join(' or ')}.`,
  ],
  ['extra', 1, 'At extra: there is no entry of this name here.'],
  ['format', 2, 'At format: use 1.'],
  ['steps.tea', {}, 'At steps.tea: Liability order has no step of this name.'],
  ['steps.outcome.tea', {}, 'At steps.outcome.tea: step 12 has no part of this name.'],
  ['steps.outcome.scan.files', [{ made: 'x.gif' }], 'a made-up file ends in .pdf or .png.'],
  ['steps.outcome.case-file.on', 'soon', 'At steps.outcome.case-file.on: enter a real date'],
  ['steps.tell-cpt.ready.colour', 'red', 'At steps.tell-cpt.ready.colour: there is no entry of this name'],
  ['steps.first-bundle.bundle.folder', 'Elsewhere', 'At steps.first-bundle.bundle.folder: there is no'],
  ['steps.cover-letter.hearing-date.counts', 'court', 'use hearingDate or hearingDateFromEmail.'],
]

for (const [path, value, words] of wrong)
  test(`a wrong entry is named by its place: ${path} = ${JSON.stringify(value)}`, () => {
    expect(readWith(set(path, value)).words).toContain(words)
  })

for (const [what, text] of [
  ['empty', ''],
  ['cut short', sampleText.slice(0, 400)],
  ['a list', '[]'],
  ['nothing', 'null'],
  ['binary', '\u0000\u0001'],
  ['far too large', `{"about":"${'x'.repeat(1_000_001)}"}`],
] as const)
  test(`a file that is ${what} is refused with a sentence`, () => {
    const { value, words } = read(text)
    expect(value).toBeNull()
    expect(words).toMatch(/^(At|In line \d+ it is|It is) .+\.$/m)
  })

test('what only the other way needs may be left out, and what this way needs may not', () => {
  const stopped = readWith(file => {
    Object.assign(file.facts ?? {}, { cpoDecision: 'stop', stopReason: 'Invented.', outcome: undefined })
  })
  expect(stopped.words).toBe('')
  expect(readWith(set('facts.cpoDecision', 'stop')).words).toContain('At facts.stopReason: step 11 needs')
  expect(readWith(set('facts.outcome', undefined)).words).toContain('At facts.outcome: step 12 needs')
})
