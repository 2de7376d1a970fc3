import { counted } from '../calendar/write'
import { formOf } from '../documents/forms'
import type { OfficialForm } from '../documents/official'
import { folderKindNames, type MappedFolder } from '../host/folders'
import { jurisdictionNames, type Settings } from '../host/settings'
import type { Procedure } from '../procedures/schema'
import type { Office, OfficeChoice } from './office'

/**
 * What restoring one thing of an office would do: bring it back · replace what is here · nothing, because it is the same ·
 * nothing, because what is here must stay as it is.
 */
export const officeKinds = ['missing', 'differs', 'same', 'stays'] as const
export type OfficeKind = (typeof officeKinds)[number]

/** One thing of an office in a backup, against what is here. */
export interface OfficeLine {
  /** Stands for it in a choice. */
  key: string
  what: string
  kind: OfficeKind
  /** What differs: what it is called, here, and in the backup. */
  changes: { label: string; here: string; there: string }[]
}

/** Whether restoring it changes something. */
export const changesOffice = ({ kind }: OfficeLine): boolean => kind === 'missing' || kind === 'differs'

type Shown = [label: string, text: string][]
type Group = Exclude<keyof Settings, 'format'>

/** Every setting in words. A group that is added has to be given its words here. */
const inWords: { [G in Group]: (value: Settings[G]) => Shown } = {
  officer: ({ name, telephone }) => [
    ['Your name', name],
    ['Your telephone number', telephone],
  ],
  team: ({ inbox }) => [['Team inbox', inbox]],
  jurisdiction: value => [['Bank holidays', jurisdictionNames[value]]],
  secondCheck: ({ leadWorkingDays }) => [
    ['Warning before a second check', counted(leadWorkingDays, 'working day')],
  ],
  payment: ({ days, count }) => [['Wait before a court fee is paid', counted(days, `${count} day`)]],
  lock: ({ afterMinutes }) => [['Locks itself after', counted(afterMinutes, 'minute')]],
  lists: lists => [
    ['Reason', lists.reason.join(', ')],
    ['Resolution Code', lists['resolution-code'].join(', ')],
  ],
}

const words = <G extends Group>(group: G, settings: Settings): Shown => inWords[group](settings[group])

const settingsIn = (settings: Settings): Shown =>
  (Object.keys(inWords) as Group[]).flatMap(group => words(group, settings))

/** What differs between two lists of the same labels. */
const between = (here: Shown, there: Shown) =>
  there.flatMap(([label, text], index) => {
    const now = here[index]?.[1] ?? ''
    return now === text ? [] : [{ label, here: now, there: text }]
  })

const line = (key: string, what: string, here: Shown | null, there: Shown): OfficeLine => {
  const changes = between(here ?? [], there)
  return { key, what, changes, kind: here === null ? 'missing' : changes.length > 0 ? 'differs' : 'same' }
}

const folderShown = ({ kind, of, label, place }: MappedFolder): Shown => [
  ['Label', label],
  ['Kind', folderKindNames[kind].name],
  [folderKindNames[kind].of, of],
  ['Place', place],
]

const samePlace = (one: MappedFolder, other: MappedFolder) =>
  one.place.toLowerCase() === other.place.toLowerCase()

const folderLine = (here: readonly MappedFolder[], folder: MappedFolder): OfficeLine => {
  const known = here.find(one => one.id === folder.id)
  const key = `folder/${folder.id}`
  const what = `Mapped folder ${folder.label}`
  const shown = known ? folderShown(known) : null
  const compared = line(key, what, shown, folderShown(folder))
  const twin = here.find(one => one.id !== folder.id && samePlace(one, folder))
  if (!twin || compared.kind === 'same') return compared
  const changes = [{ label: 'Place', here: `${twin.place}, mapped as ${twin.label}`, there: folder.place }]
  return { ...compared, kind: 'stays', changes }
}

/** By what a form fills in, in an order that does not depend on how it was entered. */
const fillsOf = ({ fields }: OfficialForm): string =>
  JSON.stringify(
    Object.entries(fields)
      .map(([name, { fact, is }]) => [name, fact, is ?? ''])
      .sort(),
  )

const formLine = (here: readonly OfficialForm[], form: OfficialForm): OfficeLine => {
  const known = here.find(one => one.form === form.form && one.kind === form.kind)
  const kind = form.kind === 'acroform' ? 'PDF' : 'Word template'
  const reference = formOf(form.form)?.reference ?? form.form
  const shown = ({ name, sha256 }: OfficialForm): Shown => [
    ['File', name],
    ['SHA-256', sha256.slice(0, 16)],
  ]
  const compared = line(
    `official/${form.form}/${form.kind}`,
    `Official form ${reference} (${kind})`,
    known ? shown(known) : null,
    shown(form),
  )
  if (!known || fillsOf(known) === fillsOf(form)) return compared
  const count = (one: OfficialForm) => counted(Object.keys(one.fields).length, 'field')
  const fills = { label: 'What goes into its fields', here: count(known), there: count(form) }
  return { ...compared, kind: 'differs', changes: [...compared.changes, fills] }
}

const procedureLine = (here: readonly Procedure[], procedure: Procedure): OfficeLine => {
  const { id, version, title } = procedure
  const known = here.find(one => one.id === id && one.version === version)
  const shown = { key: `procedure/${id}/${version}`, what: `Procedure ${title}, version ${version}` }
  if (!known) return { ...shown, kind: 'missing', changes: [] }
  // SRs may run under the one that is here: a version never changes.
  return {
    ...shown,
    kind: JSON.stringify(known) === JSON.stringify(procedure) ? 'same' : 'stays',
    changes: [],
  }
}

/** What restoring the office of a backup would change here, one by one. */
export const compareOffices = (here: Office, there: Office): OfficeLine[] => [
  ...(there.settings
    ? [line('settings', 'Settings', here.settings && settingsIn(here.settings), settingsIn(there.settings))]
    : []),
  ...there.folders.map(folder => folderLine(here.folders, folder)),
  ...there.procedures.map(procedure => procedureLine(here.procedures, procedure)),
  ...there.official.map(form => formLine(here.official, form)),
]

/** Whether two are alike in everything. */
export const isSameOffice = (here: Office, there: Office): boolean =>
  [...compareOffices(here, there), ...compareOffices(there, here)].every(({ kind }) => kind === 'same')

/** The choice that these keys of lines stand for. */
export const choiceOf = (there: Office, keys: ReadonlySet<string>): OfficeChoice => ({
  settings: keys.has('settings'),
  folders: there.folders.map(({ id }) => id).filter(id => keys.has(`folder/${id}`)),
  procedures: there.procedures
    .filter(({ id, version }) => keys.has(`procedure/${id}/${version}`))
    .map(({ id, version }) => ({ id, version })),
  official: there.official
    .filter(({ form, kind }) => keys.has(`official/${form}/${kind}`))
    .map(({ form, kind }) => ({ form, kind })),
})
