/** A pattern of lines that rise to the right, for what has no figure, also where colour is not seen; or that fall, far apart, over what is to be seen. */
export function hatch(ink: string, ground: string, falling = false): ImageData {
  const size = falling ? 28 : 8
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const draw = canvas.getContext('2d') as CanvasRenderingContext2D
  draw.fillStyle = ground
  draw.fillRect(0, 0, size, size)
  draw.strokeStyle = ink
  draw.lineWidth = falling ? 1 : 1.2
  for (const shift of [-size, 0, size]) {
    draw.beginPath()
    draw.moveTo(shift, falling ? 0 : size)
    draw.lineTo(shift + size, falling ? size : 0)
    draw.stroke()
  }
  return draw.getImageData(0, 0, size, size)
}
