import { useSyncExternalStore } from 'react'
import { followRoot, root } from '../frame/followRoot'
import type { Look } from '../frame/look'

const follow = followRoot('data-look')

/** The look that the page has now. A canvas has no style sheet to follow it by. */
export function usePageLook(): Look {
  return useSyncExternalStore(follow, () => (root.dataset.look === 'dark' ? 'dark' : 'light'))
}
