export type Found<A> = { answer: A; error?: undefined } | { answer?: undefined; error: unknown }

/** Follows a hand with questions. */
export interface Following<Q> {
  ask: (question: Q) => void
  settle: () => void // the hand let go: what is still under way is told no more
}

/** Sends one question at a time; of those that come meanwhile only the last gets its turn, so that no answer comes late. */
export function following<Q extends object, A>(send: (question: Q) => Promise<A>, told: (found: Found<A>) => void): Following<Q> {
  let waiting: Q | undefined
  let busy = false
  let hold = 0 // counts how often the hand let go
  const sendAll = async () => {
    busy = true
    for (let question = waiting; question; question = waiting) {
      const held = hold
      waiting = undefined
      const found = await send(question).then((answer) => ({ answer }), (error: unknown) => ({ error }))
      if (held === hold) told(found)
    }
    busy = false
  }
  return {
    ask: (question) => {
      waiting = question
      if (!busy) void sendAll()
    },
    settle: () => {
      waiting = undefined
      hold++
    },
  }
}
