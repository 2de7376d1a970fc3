import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What an officer has typed and not saved yet, by the form it belongs to: the members that differ from what is stored. */
export type Draft = Readonly<Record<string, unknown>>

/** Held in memory only, so that leaving a page loses nothing and closing the window leaves nothing behind. */
export const drafts = createStore<Readonly<Record<string, Draft>>>(() => ({}))

/** Keeps the unsaved members of a form; an empty draft is taken away. */
export const keepDraft = (key: string, draft: Draft): void =>
  drafts.setState(all => {
    const { [key]: _, ...others } = all
    return Object.keys(draft).length ? { ...others, [key]: draft } : others
  }, true)

/** Takes a form's draft away: it was saved, or the officer gave it up. */
export const dropDraft = (key: string): void => keepDraft(key, {})

/** Whether anything typed would be lost if the window closed now. */
export const hasDrafts = (): boolean => Object.keys(drafts.getState()).length > 0

const none: Draft = {}

/** The unsaved members of one form; the component is drawn again when they change. */
export const useDraft = (key: string): Draft => useStore(drafts, all => all[key] ?? none)
