import type { Ground } from './groundStyle'

/** Saves what the first map of the page shows as a picture, with its title, legend, source and as-of line. */
export async function mapPicture(title: string, ground: Ground, warning?: string): Promise<void> {
  const figure = document.querySelector<HTMLElement>('figure.map')
  const canvas = figure?.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')
  if (!figure || !canvas) return
  const scale = canvas.width / canvas.clientWidth
  const lines = [...figure.querySelectorAll('.legend > span')].map((span) => ({ text: span.textContent.trim(), swatch: span.querySelector<HTMLElement>('.swatch') }))
  const head = 44
  const foot = 96
  const picture = document.createElement('canvas')
  picture.width = canvas.width
  picture.height = canvas.height + (head + foot) * scale
  const draw = picture.getContext('2d') as CanvasRenderingContext2D
  const style = getComputedStyle(document.body)
  draw.fillStyle = style.getPropertyValue('--paper')
  draw.fillRect(0, 0, picture.width, picture.height)
  draw.drawImage(canvas, 0, head * scale)
  draw.scale(scale, scale)
  draw.fillStyle = style.color
  draw.font = fitting(draw, title, canvas.clientWidth - 24, style.fontFamily)
  draw.fillText(title, 12, 28, canvas.clientWidth - 24)
  draw.font = `13px ${style.fontFamily}`
  const bottom = head + canvas.clientHeight
  let x = 12
  let y = bottom + 21
  for (const { text, swatch } of lines) {
    const wide = draw.measureText(text).width + (swatch ? 24 : 0)
    if (x > 12 && x + wide > canvas.clientWidth - 12) {
      x = 12
      y += 22
    }
    if (swatch) {
      paintSwatch(draw, swatch, x, y - 11)
      x += 24
    }
    draw.fillStyle = style.color
    draw.fillText(text, x, y)
    x += draw.measureText(text).width + 18
  }
  const credit = [figure.querySelector('.maplibregl-ctrl-attrib-inner')?.textContent ?? ground.name, warning].filter(Boolean).join(' · ')
  const bar = figure.querySelector<HTMLElement>('.maplibregl-ctrl-scale')
  draw.fillText(credit, 12, bottom + foot - 12)
  if (bar) {
    draw.fillText(bar.textContent, canvas.clientWidth - bar.offsetWidth - 12, bottom + foot - 18)
    draw.fillRect(canvas.clientWidth - bar.offsetWidth - 12, bottom + foot - 12, bar.offsetWidth, 3)
  }
  const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/png'))
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${title.replaceAll(/[/\\]/g, '-')}.png`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** The font of a title, as large as the width allows. */
function fitting(draw: CanvasRenderingContext2D, title: string, width: number, family: string): string {
  const font = (size: number) => `600 ${size}px ${family}`
  draw.font = font(18)
  return font(Math.max(10, Math.min(18, (18 * width) / draw.measureText(title).width)))
}

/** A box of the legend, or the disc of a mark; those of what has no figure and of gaps are hatched as on the map. */
function paintSwatch(draw: CanvasRenderingContext2D, swatch: HTMLElement, x: number, y: number): void {
  draw.fillStyle = getComputedStyle(swatch).backgroundColor
  if (swatch.classList.contains('dot')) {
    paintDot(draw, swatch, x, y)
    return
  }
  draw.fillRect(x, y, 18, 12)
  const gap = swatch.classList.contains('gap')
  draw.strokeStyle = draw.fillStyle = getComputedStyle(gap ? swatch : document.body).color
  draw.lineWidth = 1
  draw.strokeRect(x, y, 18, 12)
  if (!gap && !swatch.classList.contains('none')) return
  draw.beginPath()
  for (const shift of [0, 6, 12]) {
    const [low, high] = gap ? [y, y + 12] : [y + 12, y]
    draw.moveTo(x + shift, low)
    draw.lineTo(x + Math.min(shift + 12, 18), high + (low > high ? 1 : -1) * Math.max(0, shift - 6))
  }
  draw.stroke()
}

function paintDot(draw: CanvasRenderingContext2D, swatch: HTMLElement, x: number, y: number): void {
  draw.beginPath()
  draw.arc(x + 9, y + 6, 6, 0, 2 * Math.PI)
  draw.fill()
  if (!swatch.classList.contains('closed')) return
  draw.strokeStyle = getComputedStyle(swatch).borderTopColor
  draw.lineWidth = 2
  draw.stroke()
}
