import { useSyncExternalStore } from 'react'
import { followRoot, root } from './followRoot'

const follow = followRoot('data-type')

/** How much larger than usual the words are: widths in pixels grow with them. */
export function useTypeScale(): number {
  return useSyncExternalStore(follow, () => Number(getComputedStyle(root).getPropertyValue('--type')) || 1)
}
