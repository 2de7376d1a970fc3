import { describe, expect, it } from 'vitest'
import { plainWords } from '../../shared/host/fields'
import { NewFolder } from '../../shared/host/folders'
import { Settings } from '../../shared/host/settings'

const card = '4111 1111 1111 1111'
const settings = {
  format: 1,
  officer: { name: 'Testina Example', telephone: '+44 7700 900123' },
  team: { inbox: 'team@example.gov.uk' },
  jurisdiction: 'england-and-wales',
  secondCheck: { leadWorkingDays: 1 },
}
const folder = { kind: 'other', of: 'Scans', label: 'Scans', place: { typed: 'S:\\Scans' } }

const refusal = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.error?.issues[0]?.message

describe('the number of a payment card', () => {
  it('is refused in every text of the settings', () => {
    expect(Settings.safeParse(settings, { error: plainWords }).success).toBe(true)
    for (const wrong of [
      { officer: { ...settings.officer, name: `Testina ${card}` } },
      { officer: { ...settings.officer, telephone: card } },
      { lists: { reason: [`Paid with ${card}`], 'resolution-code': [] } },
    ])
      expect(refusal(Settings.safeParse({ ...settings, ...wrong })), JSON.stringify(wrong)).toMatch(
        /^This looks like a payment card number/,
      )
  })

  it('is refused as the label of a folder, or as whose it is', () => {
    expect(NewFolder.safeParse(folder).success).toBe(true)
    for (const field of ['label', 'of'])
      expect(refusal(NewFolder.safeParse({ ...folder, [field]: card })), field).toMatch(/payment card number/)
  })
})
