import createClient from 'openapi-fetch'
import type { components, paths } from './schema'

export type Schemas = components['schemas']
export type Item = Schemas['Item']
export type Value = Schemas['Value']
export type VisitPage = Schemas['VisitPage']
export type Problem = Schemas['Problem']

export const api = createClient<paths>()

// What the server has to say it says in the language that the page is in.
api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang)
  },
})

/** What the server refused, or why it could not be reached. */
export class Refused extends Error {
  constructor(readonly problem: Partial<Problem>) {
    super(problem.detail ?? 'refused')
  }
}

/** Whether the server refused for a reason. */
export function isRefused(error: unknown, code: string): boolean {
  return error instanceof Refused && error.problem.code === code
}

/** Gives the answer of a call, or throws why there is none. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await call.catch((): never => {
    throw new Refused({ code: 'unreachable' })
  })
  if (error === undefined) return data as T
  // What is no problem of the server's comes from something in between, such as a proxy without a server.
  throw new Refused(typeof error === 'object' && error !== null ? error : { code: 'unreachable' })
}

/** The condition under which a change is made: nobody changed the row since this version was seen. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}
