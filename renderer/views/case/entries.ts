import { drafts, dropDraft, keepDraft, useDraft } from '../../parts/drafts'

export interface Entries<N extends string> {
  values: Record<N, string>
  /** Whether anything stands there that is not stored. */
  typed: boolean
  set: (name: N, value: string) => void
  change: (values: Partial<Record<N, string>>) => void
  /** Forgets what was typed: it was saved, or given up. */
  clear: () => void
}

/** The texts typed into a small form, kept under `key` until they are saved; `initial` stands where nothing was typed. */
export const useEntries = <N extends string>(key: string, initial: Record<N, string>): Entries<N> => {
  const draft = useDraft(key)
  const change = (values: Partial<Record<N, string>>) => {
    const kept = Object.entries({ ...drafts.getState()[key], ...values })
    keepDraft(key, Object.fromEntries(kept.filter(([name, value]) => value !== initial[name as N])))
  }
  return {
    values: { ...initial, ...(draft as Partial<Record<N, string>>) },
    typed: Object.keys(draft).length > 0,
    set: (name, value) => change({ [name]: value } as Partial<Record<N, string>>),
    change,
    clear: () => dropDraft(key),
  }
}
