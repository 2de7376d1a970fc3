import { type FormEvent, useState } from 'react'
import type { Area } from '../../../../shared/bundle/court/plan'
import { findWords } from '../../../actions/court-bundles/serve'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { TextField } from '../../../parts/fields'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'

interface Props {
  fileId: string
  page: number
  onFound: (areas: Area[]) => Promise<boolean>
}

/** Marks areas by the words that stand in them, for those who do not draw. */
export const TakeOutWords = ({ fileId, page, onFound }: Props) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const [words, setWords] = useState('')
  const [error, setError] = useState<string>()
  const { busy, fault, run } = useAction()
  const find = async (event: FormEvent) => {
    event.preventDefault()
    const text = words.trim()
    setError(text ? undefined : 'Enter the words that stand on the page.')
    if (!text) return
    const areas = await run(() => findWords(desk, one.id, fileId, page, text))
    if (!areas) return
    if (areas.length === 0)
      setError('These words are not in the text of this page. On a scan, draw a rectangle.')
    else if (await onFound(areas)) setWords('')
  }
  return (
    <form noValidate autoComplete="off" className="desk-form desk-court__fields" onSubmit={find}>
      <TextField label="Words to take out of this page" error={error} value={words} onChange={setWords} />
      <Button type="submit" kind="secondary" busy={busy}>
        Mark them
      </Button>
      {fault && <FaultText fault={fault} />}
    </form>
  )
}
