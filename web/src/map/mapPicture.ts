import { layLegend, type PlacedLegend } from './pictureLegend'
import { redraw, widen } from './useMap'
import { wrapWords } from './wrapWords'

const gap = 12 // around words, and between two maps
const titleHigh = 44
const creditHigh = 18 // of a line of whose data it is
const wanted = 1600 // pixels across, at least

interface Panel {
  figure: HTMLElement
  canvas: HTMLCanvasElement
  left: number
  wide: number
  high: number // of the map alone
  legend: PlacedLegend
  credit: string[] // lines
}

/** Saves what the maps of the page show as a picture, beside each other, with their title, legends, sources and as-of lines. */
export async function mapPicture(title: string): Promise<void> {
  const figures = [...document.querySelectorAll<HTMLElement>('figure.map')].filter((figure) => figure.querySelector('canvas.maplibregl-canvas'))
  if (figures.length === 0) return
  const across = figures.reduce((sum, figure) => sum + figure.clientWidth, 0)
  await widen(wanted / across)
  try {
    save(await bytesOf(compose(title, panelsOf(figures))), title)
  } finally {
    redraw()
  }
}

/** Where the maps come to lie, from left to right. */
function panelsOf(figures: HTMLElement[]): Panel[] {
  const measure = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
  measure.font = wordsFont()
  let left = 0
  return figures.map((figure) => {
    const canvas = figure.querySelector('canvas.maplibregl-canvas') as HTMLCanvasElement
    const { clientWidth: wide, clientHeight: high } = canvas
    const panel = { figure, canvas, left, wide, high, legend: layLegend(measure, figure, wide - 2 * gap), credit: creditOf(measure, figure, wide) }
    left += wide + gap
    return panel
  })
}

/** Whose data it is and as of when, in as many lines as there is room for beside the scale. */
function creditOf(measure: CanvasRenderingContext2D, figure: HTMLElement, wide: number): string[] {
  const words = figure.querySelector('.maplibregl-ctrl-attrib-inner')?.textContent ?? ''
  return wrapWords(words, wide - 3 * gap - (barOf(figure)?.offsetWidth ?? 0), (text) => measure.measureText(text).width)
}

function barOf(figure: HTMLElement): HTMLElement | null {
  return figure.querySelector<HTMLElement>('.maplibregl-ctrl-scale')
}

function compose(title: string, panels: Panel[]): HTMLCanvasElement {
  const wide = panels.reduce((sum, panel) => sum + panel.wide + gap, -gap)
  const high = titleHigh + Math.max(...panels.map((panel) => panel.high + panel.legend.high + creditHigh * Math.max(1, panel.credit.length))) + gap
  const scale = Math.max(...panels.map(({ canvas }) => canvas.width / canvas.clientWidth))
  const picture = document.createElement('canvas')
  picture.width = wide * scale
  picture.height = high * scale
  const draw = picture.getContext('2d') as CanvasRenderingContext2D
  draw.scale(scale, scale)
  const style = getComputedStyle(document.body)
  draw.fillStyle = style.getPropertyValue('--paper')
  draw.fillRect(0, 0, wide, high)
  draw.fillStyle = style.color
  draw.font = fitting(draw, title, wide - 2 * gap, style.fontFamily)
  draw.fillText(title, gap, 28, wide - 2 * gap)
  draw.font = wordsFont()
  for (const panel of panels) paintPanel(draw, panel, high)
  return picture
}

/** A map, its legend below it, and at the foot its source and scale. */
function paintPanel(draw: CanvasRenderingContext2D, { figure, canvas, left, wide, high, legend, credit }: Panel, foot: number): void {
  draw.drawImage(canvas, left, titleHigh, wide, high)
  const ink = getComputedStyle(document.body).color
  draw.fillStyle = ink
  legend.paint(draw, left + gap, titleHigh + high)
  draw.fillStyle = ink
  credit.forEach((line, i) => draw.fillText(line, left + gap, foot - gap - creditHigh * (credit.length - 1 - i)))
  const bar = barOf(figure)
  if (!bar) return
  const x = left + wide - bar.offsetWidth - gap
  draw.fillText(bar.textContent, x, foot - 18)
  draw.fillRect(x, foot - gap, bar.offsetWidth, 3)
}

function wordsFont(): string {
  return `13px ${getComputedStyle(document.body).fontFamily}`
}

/** The font of a title, as large as the width allows. */
function fitting(draw: CanvasRenderingContext2D, title: string, width: number, family: string): string {
  const font = (size: number) => `600 ${size}px ${family}`
  draw.font = font(18)
  return font(Math.max(10, Math.min(18, (18 * width) / draw.measureText(title).width)))
}

function bytesOf(picture: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((done) => {
    picture.toBlob(done, 'image/png')
  })
}

function save(blob: Blob | null, title: string): void {
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${title.replaceAll(/[/\\]/g, '-')}.png`
  link.click()
  URL.revokeObjectURL(link.href)
}
