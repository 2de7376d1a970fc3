import { useEffect } from 'react'

const product = 'SSST Desk'

/** Gives the window the title of a screen. Titles carry no names and no numbers: the system may keep them. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} – ${product}`
    return () => {
      document.title = product
    }
  }, [title])
}

/** The id of the part of the page that changes from screen to screen. */
export const mainId = 'main'

/** Takes the focus to the beginning of a screen, as opening a page does. */
export const focusMain = (): void => {
  window.scrollTo(0, 0)
  document.getElementById(mainId)?.focus({ preventScroll: true })
}
