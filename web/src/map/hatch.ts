const apart = 8 // along the side of the pattern
const thick = 2

/** A pattern of lines that rise to the right, for what has no figure, also where colour is not seen. */
export function hatch(ink: string, ground: string): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = apart
  const draw = canvas.getContext('2d') as CanvasRenderingContext2D
  draw.fillStyle = ground
  draw.fillRect(0, 0, apart, apart)
  draw.strokeStyle = ink
  draw.lineWidth = thick
  for (const shift of [-apart, 0, apart]) {
    draw.beginPath()
    draw.moveTo(shift, apart)
    draw.lineTo(shift + apart, 0)
    draw.stroke()
  }
  return draw.getImageData(0, 0, apart, apart)
}

/** The same rising lines as a background of the page. */
export function hatchedBackground(ink: string, ground: string): string {
  const period = apart / Math.SQRT2
  return `repeating-linear-gradient(135deg, ${ground} 0 ${period - thick}px, ${ink} ${period - thick}px ${period}px)`
}
