import { useSyncExternalStore } from 'react'

/** What stands above and below a table beside the map, in pixels. */
const around = 480

function follow(changed: () => void) {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** How high a table beside the map may be: tables scroll by themselves, so that map and figures stay in sight. */
export function useTableHeight(): number {
  return useSyncExternalStore(follow, () => Math.max(420, window.innerHeight - around))
}
