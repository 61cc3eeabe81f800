import { useSyncExternalStore } from 'react'
import type { Look } from '../frame/look'

const root = document.documentElement

function follow(changed: () => void) {
  const watch = new MutationObserver(changed)
  watch.observe(root, { attributes: true, attributeFilter: ['data-look'] })
  return () => watch.disconnect()
}

/** The look that the page has now. A canvas has no style sheet to follow it by. */
export function usePageLook(): Look {
  return useSyncExternalStore(follow, () => (root.dataset.look === 'dark' ? 'dark' : 'light'))
}
