import { describe, expect, it } from 'vitest'
import { tellsOf } from '../../../shared/bundle/court/telling-words'

describe('what a title gives away of what was removed', () => {
  it('takes short names, names in other scripts, and the whole of what was removed', () => {
    const tells = tellsOf(['Statement of Ann Lee', '李明', 'to be'])
    expect(tells('Ann Lee')).toBe('a word')
    expect(tells('LETTER OF LEE')).toBe('a word')
    expect(tells('The statement of Ann Lee, signed')).toBe('all')
    expect(tells('李明的陈述')).toBe('all')
    expect(tells('How it came to be')).toBe('all')
    expect(tellsOf(['李明华'])('明华的陈述')).toBe('a word')
  })

  it('leaves other titles as they are', () => {
    const tells = tellsOf(['The letter to Ann', 'Of her'])
    expect(tells('The order of the court')).toBe('nothing')
    expect(tells('Annexe to an order')).toBe('nothing')
    expect(tellsOf([])('Anything')).toBe('nothing')
  })
})
