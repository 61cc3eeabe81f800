const paper = { width: 680, height: 600 } // of A4 within its margins, with room for the rest of the page, in pixels of CSS

/**
 * Has a map printed as it stands on the screen, made larger or smaller as one picture: a canvas is not drawn anew for
 * paper, which the browser would not wait for. It gives how to end that.
 */
export function fitPaper(canvas: () => HTMLElement | null): () => void {
  const fit = () => {
    const map = canvas()
    if (!map || map.clientWidth === 0) return
    const { clientWidth: width, clientHeight: height } = map
    map.style.setProperty('--width', `${width}px`)
    map.style.setProperty('--height', `${height}px`)
    const fit = Math.min(paper.width / width, paper.height / height)
    map.style.setProperty('--fit', String(fit))
    const figure = map.closest('figure')
    figure?.style.setProperty('--printed-width', `${width * fit}px`)
    figure?.style.setProperty('--printed', `${height * fit}px`)
  }
  window.addEventListener('beforeprint', fit)
  return () => window.removeEventListener('beforeprint', fit)
}
