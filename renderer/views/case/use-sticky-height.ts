import { useEffect, useRef } from 'react'

/**
 * For the strip that stays in sight: tells the style sheet how high it is, so that what scrolls under it stops below it
 * and a focused field is never hidden behind it.
 */
export const useStickyHeight = () => {
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = strip.current
    if (!box) return
    const root = document.documentElement
    const watch = new ResizeObserver(() =>
      root.style.setProperty('--desk-sticky', `${Math.ceil(box.getBoundingClientRect().height)}px`),
    )
    watch.observe(box)
    return () => {
      watch.disconnect()
      root.style.removeProperty('--desk-sticky')
    }
  }, [])
  return strip
}
