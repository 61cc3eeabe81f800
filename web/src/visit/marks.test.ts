import { expect, test } from 'vitest'
import { nest, type Mark, type Node } from './marks'

function mark(key: string, start: number, end: number, kind: Mark['kind'] = 'directive'): Mark {
  return { start, end, kind, key, label: key, title: '' }
}

function show(nodes: Node[]): string {
  return nodes.map((n) => (typeof n === 'string' ? n : `${n.mark.label || '~'}<${show(n.kids)}>`)).join('')
}

const text = Array.from('甲乙丙丁戊己庚辛')

test('marks nest, the longer outside', () => {
  expect(show(nest(text, [mark('b', 2, 4, 'person'), mark('a', 1, 6)]))).toBe('甲a<乙b<丙丁>戊己>庚辛')
})

test('of one span, what is said stands outside who', () => {
  expect(show(nest(text, [mark('p', 1, 3, 'person'), mark('d', 1, 3)]))).toBe('甲d<p<乙丙>>丁戊己庚辛')
})

test('a mark that crosses another is cut and goes on behind it without a label', () => {
  expect(show(nest(text, [mark('a', 0, 4), mark('b', 2, 6)]))).toBe('a<甲乙b<丙丁>>~<戊己>庚辛')
})

test('marks outside the text are cut to it, empty ones dropped', () => {
  expect(show(nest(text, [mark('a', -3, 2), mark('b', 6, 99), mark('c', 4, 4)]))).toBe('a<甲乙>丙丁戊己b<庚辛>')
})

test('characters outside the basic plane count as one', () => {
  expect(show(nest(Array.from('𠮷野家吃饭'), [mark('a', 0, 3, 'stop')]))).toBe('a<𠮷野家>吃饭')
})

// Whatever the marks are, the text comes out whole and every character stands in the marks that cover it.
test('random marks lose nothing', () => {
  let seed = 20261125
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
  for (let round = 0; round < 500; round++) {
    const marks = Array.from({ length: random(7) }, (_, i) => {
      const start = random(8)
      return mark(String(i), start, start + random(9 - start), (['directive', 'stop', 'person'] as const)[random(3)])
    })
    const covers: string[] = []
    const walk = (nodes: Node[], inside: string[]): void => {
      for (const n of nodes) {
        if (typeof n === 'string') for (const c of n) covers.push(c + [...inside].sort().join(','))
        else walk(n.kids, [...inside, n.mark.key])
      }
    }
    walk(nest(text, marks), [])
    const want = text.map((c, at) => c + marks.filter((m) => m.start <= at && at < m.end).map((m) => m.key).sort().join(','))
    expect(covers).toEqual(want)
  }
})
