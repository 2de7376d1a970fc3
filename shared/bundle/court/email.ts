import { z } from 'zod'
import { clockTime, counted, plainDate } from '../../calendar/write'
import { type Case, type CaseFile, type CourtBundle, type Email, emailOf } from '../../case/case'
import type { DeliveredFile } from '../../case/events'
import type { Settings } from '../../host/settings'
import { signature } from '../../mail/message'
import { type Copy, courtBundleStep, currentCopy, foundOnRoute, stopsOnRoute } from './deliver'
import type { CourtCover } from './plan'
import type { Preflight } from './preflight'
import { routeOf } from './routes'

/** Stands for the part of a step in emails of a court bundle: one for each copy. */
export const emailPart = (bundleId: string, copy: Copy): string =>
  copy === 'full' ? bundleId : `${bundleId}/${copy}`

/** The newest email drafted for a copy of a bundle, or undefined. */
export const courtEmailOf = (one: Case, bundle: CourtBundle, copy: Copy): Email | undefined =>
  emailOf(one, courtBundleStep, emailPart(bundle.bundleId, copy))

/** The bundle that an email belongs to, by the part it was drafted for; undefined for an email of a step. */
export const bundleOfEmail = ({ step, part }: Pick<Email, 'step' | 'part'>): string | undefined =>
  step === courtBundleStep ? part.split('/')[0] : undefined

const namesOf: Record<Copy, string> = { full: 'The court bundle', served: 'The served copy' }

/** Why a copy cannot be emailed now, with what to do about each; empty where it can. */
export const emailStops = (one: Case, bundle: CourtBundle, copy: Copy): Omit<Preflight, 'stops'>[] => {
  const route = routeOf(bundle.plan.route)
  if (!route.oneEmail)
    return [
      {
        message: `This bundle does not go by email: its route is “${route.title}”.`,
        next: 'If it does, choose a route by email under “Cover, numbering and route”.',
      },
    ]
  if (!currentCopy(bundle, copy))
    return [
      bundle.made.some(made => made.copy === copy)
        ? {
            message: `The bundle was changed since ${namesOf[copy].toLowerCase()} was made.`,
            next: 'Make it again, then email it.',
          }
        : {
            message: `${namesOf[copy]} is not made yet.`,
            next: 'Make it first: only one that has passed its check can be emailed.',
          },
    ]
  if (!fileOfCopy(one, bundle, copy))
    return [{ message: 'Its PDF is not on the SR any more.', next: 'Make it again, then email it.' }]
  return stopsOnRoute(one, bundle, [copy])
}

/** What an officer should weigh before a copy goes by email, each a sentence. */
export const emailNotes = (one: Case, bundle: CourtBundle, copy: Copy, settings: Settings): string[] => {
  const route = routeOf(bundle.plan.route)
  const pages = fileOfCopy(one, bundle, copy)?.pages ?? 0
  const sheets = 1 + Math.ceil(pages / 2)
  const most = route.mostSides === null ? null : route.mostSides / 2
  return [
    ...foundOnRoute(one, bundle, [copy])
      .filter(found => !found.stops)
      .map(({ message, next }) => `${message} ${next}`),
    ...(most !== null && pages <= most * 2 && sheets > most
      ? [
          `Printed on both sides, the email and the bundle take ${counted(sheets, 'sheet')} of paper; the court takes ${most}, the email among them (${route.source}). Leave out ${counted(pages - 2 * (most - 1), 'side')}, or the court may turn it away.`,
        ]
      : []),
    ...(settings.officer.telephone
      ? []
      : ['The email must name your telephone number: enter it in Settings.']),
  ]
}

/** The PDF of the copy as it stands; undefined where none is made. */
export const fileOfCopy = (one: Case, bundle: CourtBundle, copy: Copy): CaseFile | undefined => {
  const made = currentCopy(bundle, copy)
  return one.files.find(file => file.fileId === made?.fileId)
}

/** What is attached: the PDF alone. Its certificate is the team's own. */
export const attachedCopy = (one: Case, bundle: CourtBundle, copy: Copy): DeliveredFile[] => {
  const file = fileOfCopy(one, bundle, copy)
  return file ? [{ name: file.name, fileId: file.fileId, bytes: file.bytes, sha256: file.sha256 }] : []
}

const hearingWords = ({ hearingDate, hearingTime }: CourtCover): string =>
  hearingDate
    ? `hearing on ${plainDate(hearingDate)}${hearingTime ? ` at ${clockTime(hearingTime)}` : ''}`
    : ''

/** An email's subject is one line of at most this many letters. */
export const longestSubject = 255

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** What the court wants to read in the subject: case number, parties, the hearing (CPR Practice Direction 5B, 3.6). */
const subjectOf = (cover: CourtCover, copy: Copy): string => {
  const parties = cover.parties
    .slice(0, 2)
    .map(({ name }) => shortened(name, 60))
    .join(' v ')
  const known = [cover.caseNumber, parties, hearingWords(cover)].filter(Boolean).join(', ')
  const what = copy === 'full' ? cover.title : `${cover.title}, copy to be served`
  return shortened([known, what].filter(Boolean).join(': '), longestSubject)
}

export interface CourtEmail {
  to: string
  cc: string
  subject: string
  text: string
}

/**
 * An email of a copy as far as the SR knows it, for the officer to complete. Nobody records a court's address: it is the
 * one that the newest such email went to, of this SR or else of another of the same court among `others`.
 */
export const suggestedEmail = (
  one: Case,
  bundle: CourtBundle,
  copy: Copy,
  settings: Settings,
  others: readonly Case[],
): CourtEmail => {
  const { cover } = bundle.plan
  const newest = (cases: readonly Case[]) =>
    cases
      .flatMap(({ emails }) => emails)
      .filter(({ step, part }) => step === courtBundleStep && part.includes('/') === (copy === 'served'))
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .at(-1)
  const before =
    newest([one]) ??
    (copy === 'full'
      ? newest(others.filter(({ facts }) => one.facts.court && facts.court === one.facts.court))
      : undefined)
  const cpo = one.facts.cpoEmail
  const hearing = hearingWords(cover)
  const pages = fileOfCopy(one, bundle, copy)?.pages ?? 0
  const paragraphs = [
    'Dear Sir or Madam',
    [
      cover.caseNumber && `Case number ${cover.caseNumber}.`,
      hearing &&
        `${hearing.charAt(0).toUpperCase()}${hearing.slice(1)}${cover.court ? `, ${cover.court}` : ''}.`,
      cover.reference && `Our reference: ${cover.reference}.`,
    ]
      .filter(Boolean)
      .join(' '),
    copy === 'full'
      ? `The bundle is attached: one PDF of ${counted(pages, 'page')}. It is complete in this one email; no other email and no paper copy follows.`
      : `A copy of the bundle is attached: one PDF of ${counted(pages, 'page')}, with the same page numbers as the court’s. Details that are not to be disclosed are taken out of it.`,
    signature(settings),
  ]
  return {
    to: before?.to.join(', ') ?? '',
    cc: before?.cc.join(', ') ?? (copy === 'full' && typeof cpo === 'string' ? cpo : ''),
    subject: subjectOf(cover, copy),
    text: paragraphs.filter(Boolean).join('\n\n'),
  }
}

export interface AddressedEmail {
  to: string[]
  cc: string[]
  subject: string
  text: string
}

/** Addresses as they are typed: set apart by commas, semicolons or spaces. */
const addressesIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))]

const isAddress = (text: string) => z.email().max(254).safeParse(text).success

const wrongAddress = (list: readonly string[]): string | undefined => {
  const wrong = list.find(address => !isAddress(address))
  if (wrong !== undefined) return `“${wrong}” is not an email address, like name@example.gov.uk.`
  return list.length > 20 ? 'Enter 20 addresses or fewer.' : undefined
}

/** Reads what an officer typed; what is wrong stands by the field it is about. */
export const readEmail = (
  typed: CourtEmail,
): { ok: true; email: AddressedEmail } | { ok: false; errors: Partial<Record<keyof CourtEmail, string>> } => {
  const [to, cc] = [addressesIn(typed.to), addressesIn(typed.cc)]
  const [subject, text] = [typed.subject.trim().replace(/\s+/g, ' '), typed.text.trim()]
  const found = {
    to: to.length === 0 ? 'Enter the email address it goes to.' : wrongAddress(to),
    cc: wrongAddress(cc),
    subject: !subject
      ? 'Enter a subject.'
      : subject.length > longestSubject
        ? `Use ${longestSubject} characters or fewer.`
        : undefined,
    text: !text
      ? 'Write the text of the email.'
      : text.length > 10_000
        ? 'Use 10,000 characters or fewer.'
        : undefined,
  }
  const errors = Object.fromEntries(Object.entries(found).filter(([, error]) => error !== undefined))
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, email: { to, cc, subject, text: `${text}\n` } }
}
