let known: boolean | undefined

/** Whether this browser can draw maps: WebGL is missing on some old or remote screens. It is tried once: a context is dear. */
export function canDraw(): boolean {
  known ??= document.createElement('canvas').getContext('webgl2') !== null
  return known
}
