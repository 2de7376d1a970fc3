import { useSession } from '../../../actions/use-desk'
import { LinkButton } from '../../../parts/button'
import { sizeWords } from '../../../parts/sizes'
import type { Work } from '../../../session/session'
import { useCaseView } from '../case-view'
import { progressWords } from './delivery-words'

/** The work that is writing this delivery now, or undefined. */
export const useSaving = (name: string): Work | undefined => {
  const { one } = useCaseView()
  return useSession(session => session.work.find(work => work.caseId === one.id && work.words.includes(name)))
}

/** How far the saving is, whether the folder answers, and how to stop it. */
export const SavingProgress = ({ work }: { work: Work }) => {
  const { percent, words } = progressWords(work, sizeWords)
  return (
    <div className="desk-progress">
      <progress max={100} value={percent ?? undefined} aria-label={work.words} />
      <span className="desk-quiet">{words}</span>
      <LinkButton onClick={work.cancel}>Stop saving</LinkButton>
    </div>
  )
}
