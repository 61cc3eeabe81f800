import type { KeyboardEvent } from 'react'

/**
 * Whether a key in a form means to save: Enter in a field of one line, Ctrl-Enter in any. Enter that ends the writing of a
 * Chinese word, or chooses from a list, does not.
 */
export function isSubmitKey({ key, ctrlKey, metaKey, target, nativeEvent }: KeyboardEvent): boolean {
  if (key !== 'Enter' || nativeEvent.isComposing) return false
  return ctrlKey || metaKey || (target instanceof HTMLInputElement && target.type === 'text' && target.getAttribute('role') !== 'combobox')
}
