import { basename } from 'node:path'
import { shownName } from '../../../shared/bundle/names'
import type { Outcome } from './judges'

/** One file of the run. */
export interface Line {
  file: string
  kind: string
  outcome: 'accepted' | 'refused' | 'none'
  /** What was accepted, the sentence of the refusal, or what happened instead of an answer. */
  says: string
  next: string
  pages?: number
  warnings: string[]
  seconds: number
  /** Most the memory of the judging process grew, in megabytes. */
  memoryMb: number
  /** What is wrong with the answer itself; empty where the file was answered rightly. */
  wrong: string[]
}

/** The longest a file may go without an answer, in seconds. */
const longest = 10

/** Words of a program, which no officer is to read. */
const raw =
  /\w*(?:Error|Exception)\b|\bundefined\b|\bnull\b|\bNaN\b|\[object|Cannot read|is not a function|\bat \S+ ?\(|pdf-?lib|pdf\.?js|jszip|\bstack\b|0x[0-9a-f]{4}/i

const isSentence = (text: string) => /^[‘“A-Z].*[.?]$/su.test(text)

const wrongWith = (file: string, outcome: Outcome): string[] => {
  const wrong: string[] = []
  if (outcome.seconds > longest) wrong.push(`took longer than ${longest} seconds`)
  if ('lost' in outcome) return [...wrong, outcome.lost]
  const { answer } = outcome
  if (answer.overMemory) wrong.push('took too much memory')
  if (answer.outcome === 'accepted')
    return answer.kind === 'pdf' && !((answer.pages ?? 0) > 0) ? [...wrong, 'accepted without pages'] : wrong
  // The product's own word for what it did not expect: its worker died, or something threw.
  if (answer.code === 'internal') wrong.push('failed inside')
  // The name of a file may hold anything; only what is said about it is judged.
  const said = `${answer.says} ${answer.next}`.replaceAll(shownName(basename(file)), '')
  if (raw.test(said)) wrong.push('raw text')
  if (!isSentence(answer.says) || !isSentence(answer.next)) wrong.push('no sentence')
  return wrong
}

/** Holds the answer for a file against what an officer may expect of one. `file` is as it is to be shown. */
export const lineFor = (file: string, outcome: Outcome): Line => {
  const wrong = wrongWith(file, outcome)
  const seconds = Number(outcome.seconds.toFixed(3))
  if ('lost' in outcome)
    return {
      file,
      kind: '',
      outcome: 'none',
      says: outcome.lost,
      next: '',
      warnings: [],
      seconds,
      memoryMb: 0,
      wrong,
    }
  const { memory, overMemory: _over, code: _code, ...answer } = outcome.answer
  return { file, ...answer, seconds, memoryMb: memory, wrong }
}
