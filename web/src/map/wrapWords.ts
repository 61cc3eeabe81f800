/** Breaks words into lines no wider than a width: between words, and between characters of Chinese, which has no spaces. */
export function wrapWords(text: string, wide: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/g) ?? []) {
    if (line.trim() && measure((line + part).trimEnd()) > wide) {
      lines.push(line.trim())
      line = ''
    }
    line += part
  }
  return line.trim() ? [...lines, line.trim()] : lines
}
