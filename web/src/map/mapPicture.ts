import type { Ground } from './groundStyle'

/** Saves what the first map of the page shows as a picture, with its title, legend, source and as-of line. */
export async function mapPicture(title: string, ground: Ground): Promise<void> {
  const figure = document.querySelector<HTMLElement>('figure.map')
  const canvas = figure?.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')
  if (!figure || !canvas) return
  const scale = canvas.width / canvas.clientWidth
  const lines = [...figure.querySelectorAll('.legend > span')].map((span) => ({ text: span.textContent.trim(), swatch: span.querySelector<HTMLElement>('.swatch') }))
  const head = 44
  const foot = 64
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
  draw.font = `600 18px ${style.fontFamily}`
  draw.fillText(title, 12, 28)
  draw.font = `13px ${style.fontFamily}`
  const bottom = head + canvas.clientHeight
  let x = 12
  for (const { text, swatch } of lines) {
    if (swatch) {
      draw.fillStyle = getComputedStyle(swatch).backgroundColor
      draw.fillRect(x, bottom + 10, 18, 12)
      draw.strokeRect(x, bottom + 10, 18, 12)
      x += 24
    }
    draw.fillStyle = style.color
    draw.fillText(text, x, bottom + 21)
    x += draw.measureText(text).width + 18
  }
  const credit = figure.querySelector('.maplibregl-ctrl-attrib-inner')?.textContent ?? ground.name
  const bar = figure.querySelector<HTMLElement>('.maplibregl-ctrl-scale')
  draw.fillText(`${credit} · ${new Date().toLocaleDateString()}`, 12, bottom + 50)
  if (bar) {
    draw.fillText(bar.textContent, canvas.clientWidth - bar.offsetWidth - 12, bottom + 44)
    draw.fillRect(canvas.clientWidth - bar.offsetWidth - 12, bottom + 50, bar.offsetWidth, 3)
  }
  const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/png'))
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${title.replaceAll(/[/\\]/g, '-')}.png`
  link.click()
  URL.revokeObjectURL(link.href)
}
