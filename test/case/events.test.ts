import { describe, expect, it } from 'vitest'
import { CaseEvent, type Happening } from '../../shared/case/events'
import { andThen } from '../build/history'
import { everyHappening, everyType } from './events'

const stored = (happening: Happening, changed: object = {}) => ({ ...andThen([], happening)[0], ...changed })
const says = (happening: Happening, changed: object) =>
  CaseEvent.safeParse(stored(happening, changed)).error?.issues[0]?.message
const note = everyHappening['note-written']

describe('a stored event', () => {
  it.each(andThen([], ...everyType).map(one => [one.type, one] as const))(
    'of type %s is read back exactly as it was written, spaces and all',
    (_, one) => {
      expect(CaseEvent.parse(one)).toEqual(one)
    },
  )

  it('of an unknown type, with a field too many, or of another format is not taken', () => {
    for (const changed of [{ type: 'rewritten' }, { extra: 1 }, { format: 2 }, { seq: 0 }, { prev: 'x' }])
      expect(says(note, changed)).toBeDefined()
  })

  it('says in words what the officer has to do', () => {
    expect(says(note, { text: ' \n ' })).toBe('Write something')
    expect(says(note, { text: 'x'.repeat(10_001) })).toBe('Use 10000 characters or fewer')
    expect(says(everyHappening['step-set-aside'], { reason: '  ' })).toBe('Say why')
    expect(says(everyHappening['call-recorded'], { spokeTo: '' })).toBe('Enter who you spoke to')
  })

  it('has room for an email of several long facts, and for the warnings of a name nobody can show', () => {
    expect(says(everyHappening['email-drafted'], { text: 'x'.repeat(40_000) })).toBeUndefined()
    expect(says(everyHappening['document-made'], { warnings: ['U+20BB7, '.repeat(200)] })).toBeUndefined()
    expect(says(everyHappening['delivery-held'], { message: 'x'.repeat(3000) })).toBeUndefined()
  })
})
