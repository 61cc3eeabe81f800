import { lendLight } from '../frame/look'
import { allDrawn } from './useMap'

/** Prints the page in its light look. A map takes a moment to be drawn anew, which the browser's own printing would not wait for. */
export async function printLight(): Promise<void> {
  if (document.documentElement.dataset.look === 'dark') {
    window.addEventListener('afterprint', () => lendLight(false), { once: true })
    lendLight(true)
    await allDrawn()
  }
  window.print()
}
