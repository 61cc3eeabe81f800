/** The root of the page, whose attributes say how it looks. */
export const root = document.documentElement

/** Subscribes to an attribute of the root, for useSyncExternalStore. */
export const followRoot = (attribute: string) => (changed: () => void) => {
  const watch = new MutationObserver(changed)
  watch.observe(root, { attributes: true, attributeFilter: [attribute] })
  return () => watch.disconnect()
}
