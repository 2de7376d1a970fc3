import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../renderer/views/recovery/words'
import { firstOpenPage } from '../../renderer/views/set-up/pages'
import { checkTypedKey, typedLength } from '../../renderer/views/set-up/typed-key'
import {
  emptyFolder,
  ofLabel,
  readFolder,
  usualLabel,
} from '../../renderer/views/settings/folders/new-folder'
import { testWords } from '../../renderer/views/settings/folders/words'
import {
  entryFrom,
  faultsIn,
  isRetiredAddress,
  type SettingsEntry,
  settingsFrom,
} from '../../renderer/views/settings/settings-entry'
import type { VaultStatus } from '../../shared/host/vault'
import { someSettings } from '../build/context'
import { anId } from '../build/history'

const vault = (changes: Partial<VaultStatus>): VaultStatus => ({
  state: 'absent',
  sealing: 'os',
  passphrase: false,
  recoveryConfirmed: false,
  expectedCases: 0,
  ...changes,
})

describe('settings as typed', () => {
  const full: SettingsEntry = {
    name: ' Alex Fictional ',
    telephone: '',
    inbox: ' team@example.gov.uk',
    jurisdiction: 'scotland',
    leadWorkingDays: ' 3 ',
    paymentDays: ' 3',
    paymentCount: 'working',
    lockMinutes: '15',
    reasons: '',
    resolutionCodes: ' Failed To Attend \n\nCompleted\n',
  }

  it('have no default but the usual days and the one code that the procedures name', () => {
    expect(entryFrom(null)).toEqual({
      name: '',
      telephone: '',
      inbox: '',
      jurisdiction: '',
      leadWorkingDays: '2',
      paymentDays: '2',
      paymentCount: 'calendar',
      lockMinutes: '15',
      reasons: '',
      resolutionCodes: 'Failed To Attend',
    })
    const stored = someSettings()
    expect(settingsFrom(entryFrom(stored), null)).toEqual({ ok: true, value: stored })
  })

  it('are read without the spaces around them', () => {
    expect(settingsFrom(full, null)).toMatchObject({
      ok: true,
      value: {
        format: 1,
        officer: { name: 'Alex Fictional', telephone: '' },
        team: { inbox: 'team@example.gov.uk' },
        jurisdiction: 'scotland',
        secondCheck: { leadWorkingDays: 3 },
        payment: { days: 3, count: 'working' },
        lists: { reason: [], 'resolution-code': ['Failed To Attend', 'Completed'] },
      },
    })
  })

  it('leave alone what has no field', () => {
    const stored = someSettings()
    expect(settingsFrom(full, stored)).toEqual({
      ok: true,
      value: {
        ...stored,
        officer: { name: 'Alex Fictional', telephone: '' },
        team: { inbox: 'team@example.gov.uk' },
        jurisdiction: 'scotland',
        secondCheck: { leadWorkingDays: 3 },
        payment: { days: 3, count: 'working' },
        lists: { reason: [], 'resolution-code': ['Failed To Attend', 'Completed'] },
      },
    })
  })

  it.each<[keyof SettingsEntry, string, RegExp]>([
    ['name', '', /Enter your name/],
    ['name', 'x'.repeat(81), /80 characters or fewer/],
    ['inbox', '', /Enter the team inbox/],
    ['inbox', 'the usual one', /Enter the team inbox as an email address/],
    ['jurisdiction', '', /Choose whose bank holidays count/],
    ['jurisdiction', 'wales', /Choose whose bank holidays count/],
    ['leadWorkingDays', '', /whole number of working days from 0 to 10/],
    ['leadWorkingDays', '11', /from 0 to 10/],
    ['leadWorkingDays', '1.5', /from 0 to 10/],
    ['leadWorkingDays', '-1', /from 0 to 10/],
    ['paymentDays', '31', /whole number of days from 0 to 30/],
    ['paymentCount', 'bank', /Choose which days count/],
    ['lockMinutes', '0', /whole number of minutes from 1 to 120/],
    ['reasons', 'One\none\nOne', /each value once/],
    ['resolutionCodes', 'x'.repeat(101), /100 characters or fewer/],
  ])('%s as %j is refused in words', (field, value, words) => {
    const wrong = { ...full, [field]: value }
    expect(faultsIn(wrong, [field])).toEqual([{ field, message: expect.stringMatching(words) }])
    expect(faultsIn(wrong, field === 'name' ? ['inbox'] : ['name'])).toEqual([])
    expect(settingsFrom(wrong, null).ok).toBe(false)
  })

  it('know the kind of address that is retired', () => {
    expect(isRetiredAddress('A.B@CHILDMAINTENANCE.GSI.GOV.UK ')).toBe(true)
    expect(isRetiredAddress('a@gsi.gov.uk')).toBe(true)
    expect(isRetiredAddress('a@notgsi.gov.uk')).toBe(false)
    expect(isRetiredAddress('a.gsi.gov.uk@example.gov.uk')).toBe(false)
  })
})

describe('a folder to be mapped', () => {
  const entry = { ...emptyFolder, kind: 'cpt-shared', of: 'Leeds ', place: 'S:\\CPT' }

  it('has a usual label, and asks whose it is by its kind', () => {
    expect(usualLabel(emptyFolder)).toBe('')
    expect(usualLabel(entry)).toBe('CPT shared folder, Leeds')
    expect(ofLabel('cpo-manager')).toBe('Region')
    expect(ofLabel('')).toBe('Team, region or purpose')
  })

  it('is read with the usual label where none was typed', () => {
    expect(readFolder(entry).folder).toEqual({
      kind: 'cpt-shared',
      of: 'Leeds',
      label: 'CPT shared folder, Leeds',
      place: { typed: 'S:\\CPT' },
    })
    const chosen = anId()
    expect(readFolder({ ...entry, label: 'Ours', chosen }).folder).toMatchObject({
      label: 'Ours',
      place: { chosen },
    })
  })

  it('says which fields are missing', () => {
    expect(readFolder(emptyFolder).faults).toEqual([
      { field: 'kind', message: 'Choose what kind of folder it is.' },
      { field: 'of', message: 'Enter whose folder it is.' },
      { field: 'label', message: 'Enter a label for the folder.' },
      { field: 'place', message: 'Enter where the folder is.' },
    ])
    expect(readFolder({ ...entry, place: 'x'.repeat(1001) }).faults).toEqual([
      { field: 'place', message: 'This place is too long, or holds line breaks.' },
    ])
  })

  it('has a test with an outcome in words', () => {
    expect(testWords({ freeBytes: 3 * 1024 ** 3, tookMs: 340 })).toBe(
      'It answers: a test file was written, read back and removed in 0.3 seconds. 3 GB free.',
    )
    expect(testWords({ freeBytes: null, tookMs: 4 })).toMatch(/at once\. It does not say how much space/)
    expect(testWords({ freeBytes: 0, tookMs: 12_400 })).toMatch(/in 12 seconds\. 0 bytes free/)
  })
})

describe('set-up', () => {
  it('goes on at the first thing that is not stored', () => {
    expect(firstOpenPage(null, null)).toBe('you')
    expect(firstOpenPage(null, vault({ state: 'open' }))).toBe('you')
    expect(firstOpenPage(someSettings(), vault({}))).toBe('folders')
    expect(firstOpenPage(someSettings(), vault({ state: 'open' }))).toBe('key')
  })

  it('counts a typed recovery key before it is tried', () => {
    const key = 'ABCD-2345-6789-EFGH-JKMN-PQRS-TVWX-YZ01'
    expect(typedLength(` ${key.toLowerCase()}–`)).toBe(32)
    expect(checkTypedKey(key)).toEqual({ ok: true, value: key })
    expect(checkTypedKey(' - ')).toMatchObject({ fault: { message: 'Enter the recovery key.' } })
    expect(checkTypedKey('A')).toMatchObject({ fault: { message: expect.stringContaining('1 was typed') } })
    expect(checkTypedKey(`${key}2`)).toMatchObject({ fault: { message: expect.stringContaining('33 were') } })
  })
})

describe('the words of recovery', () => {
  const fault = { code: 'damaged' as const, message: 'The file is broken.', next: 'Mend it.' }

  it('count what is stored and what is missing', () => {
    expect(wordsFor({ kind: 'key-missing', storedCases: 1 }).known[0]).toMatch(/^1 SR is stored/)
    expect(wordsFor({ kind: 'key-missing', storedCases: 4 }).known[0]).toMatch(/^4 SRs are stored/)
    expect(wordsFor({ kind: 'cases-missing', expected: 4, found: 0 }).known[0]).toMatch(
      /^4 SRs should be here; none is/,
    )
    expect(wordsFor({ kind: 'cases-missing', expected: 4, found: 3 }).todo.join()).toMatch(
      /go on with the SRs/,
    )
    expect(wordsFor({ kind: 'cases-missing', expected: 4, found: 0 }).todo.join()).not.toMatch(/go on with/)
  })

  it('say what happened and what to do where the fault itself says it', () => {
    for (const kind of ['settings-damaged', 'store-unreadable'] as const) {
      const words = wordsFor({ kind, fault })
      expect(words.known).toContain(fault.message)
      expect(words.todo).toContain(fault.next)
    }
  })

  it('say of damaged folders that they are added here', () => {
    const { title, known, todo } = wordsFor({ kind: 'folders-damaged', fault })
    expect(title).toMatch(/folders/)
    expect(known).toContain(fault.message)
    expect(todo[0]).toMatch(/Add the folders again here/)
  })

  it('never offer to start over', () => {
    const all = [
      wordsFor({ kind: 'key-lost', storedCases: 1 }),
      wordsFor({ kind: 'key-damaged' }),
      wordsFor({ kind: 'key-missing', storedCases: 2 }),
      wordsFor({ kind: 'cases-missing', expected: 2, found: 1 }),
    ]
    for (const { title, known, todo } of all) {
      expect(title).not.toBe('')
      expect(known.length).toBeGreaterThan(0)
      expect(todo.join(' ')).not.toMatch(/\b(reset|start over|start again|delete the)\b/i)
    }
  })
})
