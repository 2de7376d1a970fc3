import { useSession } from '../../actions/use-desk'
import { sealingWords } from '../set-up/sealing'

const hosts = { electron: 'Desktop window', loopback: 'Browser window on this computer' } as const

/** What is running, how its keys are kept, and, where they work, the keys of the keyboard. */
export const Footer = ({ keys }: { keys: boolean }) => {
  const about = useSession(session => session.about)
  const vault = useSession(session => session.vault)
  return (
    <footer className="desk-footer">
      <p>
        SSST Desk{about && ` ${about.version} · ${hosts[about.host]}`}
        {vault && ' · '}
        {vault?.sealing === 'weak' && <strong>{sealingWords.weak.short}</strong>}
        {vault?.sealing === 'os' && sealingWords.os.short}
      </p>
      {keys && (
        <p>
          <strong>Keyboard:</strong> <kbd>/</kbd> search · <kbd>n</kbd> new SR, on the worklist · <kbd>j</kbd>{' '}
          <kbd>k</kbd> along the steps · <kbd>Tab</kbd> next field · <kbd>Enter</kbd> save · <kbd>Shift</kbd>{' '}
          <kbd>L</kbd> lock
        </p>
      )}
    </footer>
  )
}
