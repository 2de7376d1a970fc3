import { describe, expect, it } from 'vitest'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { faceToFaceConsider } from '../../shared/procedures/face-to-face-consider'
import { payment } from '../../shared/procedures/payment'
import { referenceOf } from '../../shared/procedures/reference'

describe('what a case goes by', () => {
  const known = { scin: '12 34', srNumber: '1-44' }
  const named = (...of: Parameters<typeof referenceOf>) => {
    const { label, value } = referenceOf(...of)
    return `${label} ${value}`
  }

  it('is the SR number, or the SCIN where there is no SR', () => {
    expect(named(faceToFace, known)).toBe('SR 1-44')
    expect(named(payment, known)).toBe('SCIN 12 34')
  })

  it('is the SCIN until an SR is created, and the SR from then on', () => {
    expect(named(faceToFaceConsider, { scin: '12 34' })).toBe('SCIN 12 34')
    expect(named(faceToFaceConsider, known)).toBe('SR 1-44')
  })
})
