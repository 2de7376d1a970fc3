import type { ReactNode } from 'react'

export type Tone = 'grey' | 'green' | 'blue' | 'yellow' | 'red' | 'orange'

/** A state in one or two words. The words carry the meaning; the colour only repeats it. */
export const Tag = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <strong className={`govuk-tag govuk-tag--${tone}`}>{children}</strong>
)
