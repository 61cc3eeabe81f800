import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../api/client'

export type Layer = Schemas['LayerRow']
export type Kind = Layer['kind']
export type Job = Schemas['JobRow']
export type Run = Schemas['Run']

/** The kinds of layer in the order that the page shows them. */
export const kinds = ['extract', 'people', 'facilities', 'areas', 'candidates', 'standard'] as const satisfies readonly Kind[]

export const layerList = queryOptions({ queryKey: ['layers'], queryFn: () => answer(api.GET('/api/layers')) })

export const categoryLabels = queryOptions({ queryKey: ['categories'], queryFn: () => answer(api.GET('/api/categories')), staleTime: Infinity })

export const isOver = (job: Job) => job.state === 'done' || job.state === 'failed' || job.state === 'cancelled'

/** The jobs; why one failed is said in the language of the page, so a list belongs to one. */
export const jobList = (language: string) =>
  infiniteQueryOptions({
    queryKey: ['jobs', language],
    queryFn: ({ pageParam }) => answer(api.GET('/api/jobs', { params: { query: { before: pageParam, limit: 20 } } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })

export const runList = infiniteQueryOptions({
  queryKey: ['runs'],
  queryFn: ({ pageParam }) => answer(api.GET('/api/runs', { params: { query: { before: pageParam } } })),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page) => page.next || undefined,
})

export const runOf = (id: number) =>
  queryOptions({ queryKey: ['run', id], queryFn: () => answer(api.GET('/api/runs/{id}', { params: { path: { id } } })), staleTime: Infinity })

export const newestAccessRun = queryOptions({
  queryKey: ['runs', 'newest access'],
  queryFn: async () => (await answer(api.GET('/api/runs', { params: { query: { kind: 'access', limit: 1 } } }))).runs[0] ?? null,
})

export const observationsOf = (area: string) =>
  queryOptions({
    queryKey: ['observations', area],
    queryFn: () => answer(api.GET('/api/observations', { params: { query: { area: area || undefined, limit: 200 } } })),
  })
