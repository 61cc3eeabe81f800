import { expect, test } from 'vitest'
import { following, type Found } from './following'

interface Place {
  at: number
}

/** A server whose answers come when they are let go. */
function slow() {
  const sent: number[] = []
  const gates: (() => void)[] = []
  const send = async ({ at }: Place) => {
    sent.push(at)
    await new Promise<void>((go) => gates.push(go))
    if (at < 0) throw new Error('refused')
    return at
  }
  const answerNext = async () => {
    gates.shift()?.()
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
  const told: Found<number>[] = []
  return { sent, told, answerNext, hand: following(send, (found) => told.push(found)) }
}

test('one question is under way, and the last place gets its turn', async () => {
  const { sent, told, answerNext, hand } = slow()
  for (const at of [1, 2, 3]) hand.ask({ at })
  expect(sent).toEqual([1])
  await answerNext()
  expect(sent).toEqual([1, 3])
  await answerNext()
  expect(told).toEqual([{ answer: 1 }, { answer: 3 }])
})

test('an answer that comes after the hand let go is not told', async () => {
  const { sent, told, answerNext, hand } = slow()
  hand.ask({ at: 1 })
  hand.ask({ at: 2 })
  hand.settle()
  await answerNext()
  expect(sent).toEqual([1])
  expect(told).toEqual([])
})

test('who takes hold again is answered, though the last answer is still to come', async () => {
  const { told, answerNext, hand } = slow()
  hand.ask({ at: 1 })
  hand.settle()
  hand.ask({ at: 2 })
  await answerNext()
  expect(told).toEqual([])
  await answerNext()
  expect(told).toEqual([{ answer: 2 }])
})

test('a refusal is told, and the next question is asked', async () => {
  const { told, answerNext, hand } = slow()
  hand.ask({ at: -1 })
  hand.ask({ at: 2 })
  await answerNext()
  await answerNext()
  expect(told).toEqual([{ error: new Error('refused') }, { answer: 2 }])
})
