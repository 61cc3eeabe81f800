import { useSyncExternalStore } from 'react'

const root = document.documentElement

function follow(changed: () => void) {
  const watch = new MutationObserver(changed)
  watch.observe(root, { attributes: true, attributeFilter: ['data-type'] })
  return () => watch.disconnect()
}

/** How much larger than usual the words are: widths in pixels grow with them. */
export function useTypeScale(): number {
  return useSyncExternalStore(follow, () => Number(getComputedStyle(root).getPropertyValue('--type')) || 1)
}
