import { useSession } from '../../../actions/use-desk'
import { LinkButton } from '../../../parts/button'
import { progressWords } from '../../../parts/progress-words'
import type { Work } from '../../../session/session'

/** The work that is writing this delivery now, or undefined. */
export const useSaving = (deliveryId: string): Work | undefined =>
  useSession(session => session.work.find(work => work.deliveryId === deliveryId))

/** How far the saving is, whether the folder answers, and how to stop it. */
export const SavingProgress = ({ work }: { work: Work }) => (
  <div className="desk-progress">
    <progress max={work.total || 1} value={work.total ? work.done : undefined} aria-label={work.words} />
    <span className="desk-quiet">
      {progressWords(work, Date.now())}
      {work.stalled && '. The folder does not answer at the moment; still trying'}.
    </span>
    <LinkButton onClick={work.cancel}>Stop saving</LinkButton>
  </div>
)
