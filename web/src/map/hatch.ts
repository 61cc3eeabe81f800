const apart = 8 // along the side of the pattern
const thick = 2

/** A pattern of lines that rise to the right, for what has no figure, also where colour is not seen; or that fall, far apart, over what is to be seen. */
export function hatch(ink: string, ground: string, falling = false): ImageData {
  const size = falling ? 28 : apart
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const draw = canvas.getContext('2d') as CanvasRenderingContext2D
  draw.fillStyle = ground
  draw.fillRect(0, 0, size, size)
  draw.strokeStyle = ink
  draw.lineWidth = falling ? 1 : thick
  for (const shift of [-size, 0, size]) {
    draw.beginPath()
    draw.moveTo(shift, falling ? 0 : size)
    draw.lineTo(shift + size, falling ? size : 0)
    draw.stroke()
  }
  return draw.getImageData(0, 0, size, size)
}

/** The same rising lines as a background of the page. */
export function hatchedBackground(ink: string, ground: string): string {
  const period = apart / Math.SQRT2
  return `repeating-linear-gradient(135deg, ${ground} 0 ${period - thick}px, ${ink} ${period - thick}px ${period}px)`
}
