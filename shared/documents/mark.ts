import type { CaseDocument, DocumentFormat } from '../case/case'
import type { Facts } from '../case/facts'
import { fingerprint, markOfText } from './fingerprint'
import type { Form } from './form'
import { documentInput, type Today } from './input'
import { type OfficialForm, officialFor } from './official'

/**
 * The mark stored with a document: `content.officer.office`. Content is what it says, whoever made it, so that a
 * colleague's documents are as good as one's own. Officer is who made it, and office the official form it was made with;
 * a minus before that says the built-in layout had to stand in.
 */
interface Marks {
  content: string
  officer: string
  office: string
}

const nobody = { name: '', telephone: '' }

const officerMark = ({ settings: { officer } }: Today): string =>
  markOfText(`${officer.name}\n${officer.telephone}`)

const officeMark = (official: OfficialForm | undefined): string =>
  official ? markOfText(JSON.stringify([official.kind, official.sha256, official.fields])) : ''

const builtIn = (form: Form, facts: Facts, today: Today): string =>
  fingerprint(form.build({ ...documentInput(facts, today), officer: nobody }))

const inOfficial = ({ fields }: OfficialForm, facts: Facts, { settings }: Today): string =>
  markOfText(
    JSON.stringify(
      Object.entries(fields).map(([field, { fact }]) => [
        field,
        fact === 'teamInbox' ? settings.team.inbox : (facts[fact] ?? null),
      ]),
    ),
  )

/** What was worked out once per set of facts: a worklist asks for every document of every case each minute. */
interface Known {
  settings: Today['settings']
  official: Today['official']
  contents: Map<string, string>
}
const known = new WeakMap<Facts, Known>()

const contentsOf = (facts: Facts, { settings, official }: Today): Map<string, string> => {
  const kept = known.get(facts)
  if (kept?.settings === settings && kept.official === official) return kept.contents
  const contents = new Map<string, string>()
  known.set(facts, { settings, official, contents })
  return contents
}

/** What a form says now, in the built-in layout or in the office's. */
const contentOf = (form: Form, official: OfficialForm | undefined, facts: Facts, today: Today): string => {
  const contents = contentsOf(facts, today)
  const key = `${form.id} ${official?.kind} ${today.action}`
  const content =
    contents.get(key) ?? (official ? inOfficial(official, facts, today) : builtIn(form, facts, today))
  contents.set(key, content)
  return content
}

/** The mark of a document that is made now; `stoodIn`: in the built-in layout although the office has its own. */
export const markNow = (
  form: Form,
  format: DocumentFormat,
  facts: Facts,
  today: Today,
  stoodIn = false,
): string => {
  const official = officialFor(today.official, form.id, format)
  return [
    contentOf(form, stoodIn ? undefined : official, facts, today),
    officerMark(today),
    `${stoodIn ? '-' : ''}${officeMark(official)}`,
  ].join('.')
}

const marksOf = (made: CaseDocument): Marks => {
  const [content = '', officer = '', office = ''] = made.fingerprint.split('.')
  return { content, officer, office }
}

/** The layout a document was made in: the office's as it is now, or the built-in one. */
const layoutOf = (made: CaseDocument, { official }: Today): OfficialForm | undefined => {
  const { office } = marksOf(made)
  return office === '' || office.startsWith('-') ? undefined : officialFor(official, made.form, made.format)
}

/** What a document of this layout says about these facts. Two that are the same say the same. */
export const contentLike = (form: Form, made: CaseDocument, facts: Facts, today: Today): string =>
  contentOf(form, layoutOf(made, today), facts, today)

/** Whether the officer's name and telephone number stand on a document of this layout. */
const namesOfficer = (form: Form, made: CaseDocument, facts: Facts, today: Today): boolean => {
  const official = layoutOf(made, today)
  if (official)
    return Object.values(official.fields).some(({ fact }) =>
      ['officerName', 'officerTelephone'].includes(fact),
    )
  return fingerprint(form.build(documentInput(facts, today))) !== builtIn(form, facts, today)
}

/** Why a document does not say what it would say now; null when it does. */
export type Outdated = 'official-form' | 'facts' | 'officer'
export const outdated = (form: Form, made: CaseDocument, facts: Facts, today: Today): Outdated | null => {
  const { content, officer, office } = marksOf(made)
  if (office.replace('-', '') !== officeMark(officialFor(today.official, made.form, made.format)))
    return 'official-form'
  if (content !== contentLike(form, made, facts, today)) return 'facts'
  // What a colleague made bears the colleague's details, and rightly.
  const mine = made.by === today.settings.officer.name
  return mine && officer !== officerMark(today) && namesOfficer(form, made, facts, today) ? 'officer' : null
}
