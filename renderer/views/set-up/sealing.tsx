import type { VaultStatus } from '../../../shared/host/vault'
import { useSession } from '../../actions/use-desk'
import { WarningText } from '../../parts/panel'

/** How the keys are protected on this computer, in one line and at length. */
export const sealingWords: Record<VaultStatus['sealing'], { short: string; long: string }> = {
  os: {
    short: 'Keys sealed by this computer’s system',
    long: 'The keys of your SRs are sealed by this computer’s system, for your user account on this computer.',
  },
  weak: {
    short: 'Weak key protection: only this user account’s file permissions protect the keys',
    long: 'The keys are weakly protected: this computer’s system does not seal them for SSST Desk. Only file permissions protect them. Whoever can sign in as you, or read this disk as an administrator, can open your SRs.',
  },
}

/** Says plainly that the keys are weakly protected, where they are. */
export const WeakSealing = () => {
  const sealing = useSession(session => session.vault?.sealing)
  return sealing === 'weak' ? (
    <WarningText>
      {sealingWords.weak.long} Lock your screen when you leave it, and ask your IT support whether this disk
      is encrypted.
    </WarningText>
  ) : null
}
