import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { Session } from '../session/session'
import type { Desk } from './desk'

const DeskContext = createContext<Desk | null>(null)

/** Gives every screen below it the desk its actions work with. */
export const DeskProvider = ({ desk, children }: { desk: Desk; children: ReactNode }) => (
  <DeskContext value={desk}>{children}</DeskContext>
)

/** The desk, to be handed to actions. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('A screen is shown outside DeskProvider')
  return desk
}

/** A part of the session; the screen is drawn again when that part changes. */
export const useSession = <T,>(select: (session: Session) => T): T => useStore(useDesk().session, select)
