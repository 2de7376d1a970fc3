import { useState } from 'react'
import type { MappedFolder } from '../../../../shared/host/folders'
import { testFolder } from '../../../actions/set-up'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Details } from '../../../parts/panel'
import { AddFolder } from './add-folder'
import { FolderItem } from './folder-item'
import { testWords } from './words'

/** The mapped folders and a place to add one. */
export const Folders = () => {
  const desk = useDesk()
  const folders = useSession(session => session.folders)
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, string>>>({})
  const mapped = async (folder: MappedFolder) => {
    const tested = await testFolder(desk, folder.id)
    const said = tested.ok ? `Added. ${testWords(tested.value)}` : `Added. ${tested.fault.message}`
    setOutcomes(all => ({ ...all, [folder.id]: said }))
  }
  return (
    <>
      {folders.length > 0 && (
        <ul className="desk-folders" aria-label="Mapped folders">
          {folders.map(folder => (
            <FolderItem
              key={`${folder.id} ${outcomes[folder.id] ?? ''}`}
              folder={folder}
              outcome={outcomes[folder.id] ?? ''}
            />
          ))}
        </ul>
      )}
      <Details summary="Add a folder" open={folders.length === 0}>
        <AddFolder onMapped={mapped} />
      </Details>
    </>
  )
}
