import type { ReactNode } from 'react'
import { Button } from '../../parts/button'

/** The recovery key in groups that can be read aloud and written down. Printing this page prints the key alone. */
export const KeySheet = ({ recoveryKey, children }: { recoveryKey: string; children: ReactNode }) => {
  const groups = recoveryKey.split('-')
  return (
    <div className="desk-key-sheet">
      <p className="desk-key-sheet__title">SSST Desk recovery key</p>
      <ol className="desk-key" aria-label="Recovery key, in groups">
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one key never change places, and two may be alike
          <li key={index}>{group}</li>
        ))}
      </ol>
      <p className="govuk-body desk-key-sheet__note">
        There is no letter I, L, O or U in it: 1 is one and 0 is nought. Keep this paper where you keep sealed
        envelopes, not with the computer.
      </p>
      <div className="desk-key-sheet__advice">
        <p className="govuk-body">
          Write it down by hand, or print it on a printer you can see. Do not photograph it, email it or save
          it on this computer: whoever has it and this computer’s files can read your SRs.
        </p>
        <div className="desk-row">
          {children}
          <Button kind="secondary" onClick={() => window.print()}>
            Print the key
          </Button>
        </div>
      </div>
    </div>
  )
}
