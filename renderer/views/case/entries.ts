import { dropDraft, keepDraft, useDraft } from '../../parts/drafts'

export interface Entries<N extends string> {
  values: Record<N, string>
  set: (name: N, value: string) => void
  /** Forgets what was typed: it was saved, or given up. */
  clear: () => void
}

/** The texts typed into a small form, kept under `key` until they are saved; `initial` stands where nothing was typed. */
export const useEntries = <N extends string>(key: string, initial: Record<N, string>): Entries<N> => {
  const draft = useDraft(key)
  const typed = Object.fromEntries(Object.entries(draft).filter(([, value]) => typeof value === 'string'))
  return {
    values: { ...initial, ...(typed as Partial<Record<N, string>>) },
    set(name, value) {
      const { [name]: _, ...others } = draft
      keepDraft(key, value === initial[name] ? others : { ...others, [name]: value })
    },
    clear: () => dropDraft(key),
  }
}
