/** Whether this browser can draw maps: WebGL is missing on some old or remote screens. */
export function canDraw(): boolean {
  const canvas = document.createElement('canvas')
  return canvas.getContext('webgl2') !== null
}
