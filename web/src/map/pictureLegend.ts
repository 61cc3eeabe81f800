const rowHigh = 22
const boxWide = 18
const boxHigh = 12
const beside = 24 // a box and the space after it
const between = 18

interface Entry {
  text: string
  swatches: HTMLElement[]
  x: number
  y: number
}

export interface PlacedLegend {
  high: number
  paint: (draw: CanvasRenderingContext2D, left: number, top: number) => void
}

/** Sets the legend of a map in as many rows as its words take. */
export function layLegend(measure: CanvasRenderingContext2D, figure: HTMLElement, wide: number): PlacedLegend {
  const entries: Entry[] = []
  let [x, y] = [0, 0]
  for (const span of figure.querySelectorAll('.legend > span:not(.unseen, .home-said)')) {
    const swatches = [...span.querySelectorAll<HTMLElement>('.swatch')]
    const text = span.textContent.trim()
    const long = beside * swatches.length + measure.measureText(text).width
    if (x > 0 && x + long > wide) [x, y] = [0, y + rowHigh]
    entries.push({ text, swatches, x, y })
    x += long + between
  }
  const paint: PlacedLegend['paint'] = (draw, left, top) => {
    for (const entry of entries) paintEntry(draw, entry, left + entry.x, top + entry.y + rowHigh, wide)
  }
  return { high: y + rowHigh + 10, paint }
}

function paintEntry(draw: CanvasRenderingContext2D, { text, swatches }: Entry, x: number, y: number, wide: number): void {
  swatches.forEach((swatch, i) => {
    if (swatch.classList.contains('dot')) paintDot(draw, swatch, x + beside * i, y - 11)
    else paintBox(draw, swatch, x + beside * i, y - 11)
  })
  draw.fillStyle = getComputedStyle(document.body).color
  draw.fillText(text, x + beside * swatches.length, y, wide - beside * swatches.length)
}

/** A box of the legend; that of what has no figure is hatched as on the map. */
function paintBox(draw: CanvasRenderingContext2D, swatch: HTMLElement, x: number, y: number): void {
  const style = getComputedStyle(swatch)
  draw.fillStyle = style.backgroundColor
  draw.fillRect(x, y, boxWide, boxHigh)
  draw.strokeStyle = style.borderTopColor
  draw.lineWidth = parseFloat(style.borderTopWidth)
  draw.strokeRect(x, y, boxWide, boxHigh)
  if (!swatch.classList.contains('none')) return
  draw.lineWidth = 2
  draw.beginPath()
  for (const shift of [0, 6, 12]) {
    draw.moveTo(x + shift, y + boxHigh)
    draw.lineTo(x + Math.min(shift + 12, boxWide), y + Math.max(0, shift - 6))
  }
  draw.stroke()
}

function paintDot(draw: CanvasRenderingContext2D, swatch: HTMLElement, x: number, y: number): void {
  const style = getComputedStyle(swatch)
  draw.beginPath()
  draw.arc(x + 9, y + 6, 6, 0, 2 * Math.PI)
  draw.fillStyle = style.backgroundColor
  draw.fill()
  draw.strokeStyle = style.borderTopColor
  draw.lineWidth = parseFloat(style.borderTopWidth)
  draw.stroke()
}
