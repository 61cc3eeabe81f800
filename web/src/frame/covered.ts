// What lies over the page, and takes the keys as long as it is open.
const covers = '[role="dialog"], .ant-dropdown, .ant-popover, .ant-select-dropdown'

/** Tells whether a dialog or a menu lies over the page, so that a key is not meant for what is below it. */
export function isCovered(): boolean {
  return [...document.querySelectorAll(covers)].some((e) => e.getClientRects().length > 0)
}
