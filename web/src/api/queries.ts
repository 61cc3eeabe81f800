import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api, Refused, type Schemas } from './client'
import type { operations } from './schema'

// What the pages ask for. Lists come page by page: the next one begins after the key that the one before gave; the last
// gives none, or an empty one.

export type Query<K extends keyof operations> = NonNullable<operations[K]['parameters']['query']>

const start = undefined as string | undefined

export const visitList = (query: Query<'visits'>) =>
  infiniteQueryOptions({
    queryKey: ['visits', query],
    queryFn: ({ pageParam }) => answer(api.GET('/api/visits', { params: { query: { ...query, after: pageParam } } })),
    initialPageParam: start,
    getNextPageParam: (page) => page.next || undefined,
  })

export const directiveList = (query: Query<'directives'>) =>
  infiniteQueryOptions({
    queryKey: ['directives', query],
    queryFn: ({ pageParam }) => answer(api.GET('/api/directives', { params: { query: { ...query, after: pageParam } } })),
    initialPageParam: start,
    getNextPageParam: (page) => page.next || undefined,
  })

export const siteList = (query: Query<'sites'>) =>
  infiniteQueryOptions({
    queryKey: ['sites', query],
    queryFn: ({ pageParam }) => answer(api.GET('/api/sites', { params: { query: { ...query, after: pageParam } } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })

export const organisationList = (query: Query<'organisations'>) =>
  infiniteQueryOptions({
    queryKey: ['organisations', query],
    queryFn: ({ pageParam }) => answer(api.GET('/api/organisations', { params: { query: { ...query, after: pageParam } } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })

export const visitOf = (id: number) =>
  queryOptions({
    queryKey: ['visit', id],
    queryFn: () => answer(api.GET('/api/visits/{id}', { params: { path: { id } } })),
  })

/** What was done to a visit and its items, the last first. */
export const visitHistory = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['history', 'visit', id],
    queryFn: ({ pageParam }) => answer(api.GET('/api/visits/{id}/history', { params: { path: { id }, query: { before: pageParam } } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })

export const itemHistory = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['history', 'item', id],
    queryFn: ({ pageParam }) => answer(api.GET('/api/items/{id}/history', { params: { path: { id }, query: { before: pageParam } } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })

/** The areas that an item could be in: those of its own name, or of one that is typed. */
export const areasFor = (item: number, name: string) =>
  queryOptions({
    queryKey: ['areas', item, name],
    queryFn: () => answer(api.GET('/api/items/{id}/areas', { params: { path: { id: item }, query: { name: name || undefined } } })),
  })

/** What reading a visit's documents with this program would change. */
export const readingOf = (id: number) =>
  queryOptions({
    queryKey: ['reading', id],
    queryFn: () => answer(api.GET('/api/visits/{id}/reading', { params: { path: { id } } })),
  })

/** What answers: its version, reader and themes. */
export const about = queryOptions({ queryKey: ['about'], queryFn: () => answer(api.GET('/api/about')), staleTime: Infinity })

export const documentOf = (id: number) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: () => answer(api.GET('/api/documents/{id}', { params: { path: { id } } })),
    staleTime: Infinity, // a document never changes
  })

export const matchesOf = (item: number) =>
  queryOptions({
    queryKey: ['matches', item],
    queryFn: () => answer(api.GET('/api/items/{id}/matches', { params: { path: { id: item } } })),
  })

export const towns = queryOptions({
  queryKey: ['towns'],
  queryFn: () => answer(api.GET('/api/areas', { params: { query: { towns: true } } })),
})

/** The towns of the record, and those that are no more. */
export const townsEver = queryOptions({
  queryKey: ['towns', 'ever'],
  queryFn: () => answer(api.GET('/api/areas', { params: { query: { towns: true, ended: true } } })),
})

export const counts = queryOptions({ queryKey: ['counts'], queryFn: () => answer(api.GET('/api/counts')) })

export const areaOf = (id: number) =>
  queryOptions({ queryKey: ['area', id], queryFn: () => answer(api.GET('/api/areas/{id}', { params: { path: { id } } })) })

export const siteOf = (id: number) =>
  queryOptions({ queryKey: ['site', id], queryFn: () => answer(api.GET('/api/sites/{id}', { params: { path: { id } } })) })

/** The stops at a site, which a person can say were at another. */
export const stopsAt = (id: number) =>
  queryOptions({ queryKey: ['stops', id], queryFn: () => answer(api.GET('/api/sites/{id}/stops', { params: { path: { id } } })) })

/** The times that an organisation was met, which a person can say were of another. */
export const metAt = (id: number) =>
  queryOptions({ queryKey: ['met', id], queryFn: () => answer(api.GET('/api/organisations/{id}/met', { params: { path: { id } } })) })

export const organisationOf = (id: number) =>
  queryOptions({
    queryKey: ['organisation', id],
    queryFn: () => answer(api.GET('/api/organisations/{id}', { params: { path: { id } } })),
  })

/** What maps are drawn on; a server without an extract has none, which its list of layers tells without an error. */
export const groundNow = queryOptions({
  queryKey: ['ground'],
  queryFn: async ({ client }) => {
    const { layers } = await client.query({ ...layerList, staleTime: 0 })
    if (!layers.some((l) => l.current && l.kind === 'extract')) throw new Refused({ code: 'no_ground', status: 404 })
    return answer(api.GET('/api/ground'))
  },
  staleTime: Infinity,
  retry: false,
})

/** What maps of an earlier layer are drawn on: itself where it is an extract, or else the ground of now. */
export const groundOf = (layer: number | undefined) =>
  queryOptions({ queryKey: ['ground', layer], queryFn: () => answer(api.GET('/api/ground', { params: { query: { layer } } })), staleTime: Infinity, retry: false })

/** The life circle of who walks, with the rules of a standard; measured for the first who asks, and asked for again by who comes back. */
export const circleOf = (query: Query<'circle'>) =>
  queryOptions({ queryKey: ['circle', query], queryFn: ({ signal }) => answer(api.GET('/api/circle', { params: { query }, signal })), staleTime: 60_000, refetchOnWindowFocus: true, retry: false })

export const verdictOf = (version: string, query: Query<'circle-verdict'>) =>
  queryOptions({
    queryKey: ['verdict', version, query],
    queryFn: () => answer(api.GET('/api/circle/{version}/verdict', { params: { path: { version }, query } })),
    staleTime: Infinity,
  })

export const candidatesOf = (version: string, query: Query<'circle-candidates'>) =>
  queryOptions({
    queryKey: ['candidates', version, query],
    queryFn: () => answer(api.GET('/api/circle/{version}/candidates', { params: { path: { version }, query } })),
    staleTime: Infinity,
  })

export const circleHomeOf = (version: string, home: number) =>
  queryOptions({
    queryKey: ['home', version, home],
    queryFn: () => answer(api.GET('/api/circle/{version}/homes/{home}', { params: { path: { version, home } } })),
    staleTime: Infinity,
  })

/** The home as it would be after a change of facilities. */
export const homeTrialOf = (version: string, home: number, body: Schemas['FacilityChange']) =>
  queryOptions({
    queryKey: ['home', version, home, body],
    queryFn: () => answer(api.POST('/api/circle/{version}/homes/{home}/trial', { params: { path: { version, home } }, body })),
    staleTime: Infinity,
    gcTime: 0,
  })

/** Areas, villages and streets by a part of their name. */
export const circlePlacesOf = (version: string, name: string) =>
  queryOptions({
    queryKey: ['places', version, name],
    queryFn: ({ signal }) => answer(api.GET('/api/circle/{version}/places', { params: { path: { version }, query: { name } }, signal })),
    staleTime: Infinity,
  })

export const catchmentOf = (version: string, query: Query<'circle-catchment'>) =>
  queryOptions({
    queryKey: ['catchment', version, query],
    queryFn: () => answer(api.GET('/api/circle/{version}/catchment', { params: { path: { version }, query } })),
    staleTime: Infinity,
  })

export const gapsOf = (version: string, query: Query<'circle-gaps'>) =>
  queryOptions({
    queryKey: ['gaps', version, query],
    queryFn: () => answer(api.GET('/api/circle/{version}/gaps', { params: { path: { version }, query } })),
    staleTime: Infinity,
  })

export const reachOf = (version: string, query: Query<'circle-reach'>) =>
  queryOptions({
    queryKey: ['reach', version, query],
    queryFn: () => answer(api.GET('/api/circle/{version}/reach', { params: { path: { version }, query } })),
    staleTime: Infinity,
  })

export const trialOf = (version: string, body: Schemas['CircleTrial']) =>
  queryOptions({
    queryKey: ['trial', version, body],
    queryFn: () => answer(api.POST('/api/circle/{version}/trial', { params: { path: { version } }, body })),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before: Schemas['CircleEffect'] | undefined) => before,
  })

/** What is loaded, and what was. */
export const layerList = queryOptions({ queryKey: ['layers'], queryFn: () => answer(api.GET('/api/layers')) })

/** One job; null where there is none of that number. It is looked for in the list, so that asking is no error. */
export const jobRow = (id: number) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: async () => {
      const { jobs } = await answer(api.GET('/api/jobs', { params: { query: { before: id + 1, limit: 1 } } }))
      return jobs.find((job) => job.id === id) ?? null
    },
  })

/** One run without its report; null where there is none of that number. */
export const runRow = (id: number) =>
  queryOptions({
    queryKey: ['runs', id, 'row'],
    queryFn: async () => {
      const { runs } = await answer(api.GET('/api/runs', { params: { query: { before: id + 1, limit: 1 } } }))
      return runs.find((run) => run.id === id) ?? null
    },
  })

/** One run with its report. */
export const runOf = (id: number) =>
  queryOptions({ queryKey: ['runs', id], queryFn: () => answer(api.GET('/api/runs/{id}', { params: { path: { id } } })), staleTime: Infinity })

export const planList = queryOptions({ queryKey: ['plans'], queryFn: () => answer(api.GET('/api/plans', { params: { query: { limit: 200 } } })) })

export const scenarioList = queryOptions({ queryKey: ['scenarios'], queryFn: () => answer(api.GET('/api/scenarios', { params: { query: { limit: 200 } } })) })

export const hitsOf = (q: string, kind?: 'site' | 'organisation') =>
  queryOptions({
    queryKey: ['search', q, kind],
    queryFn: () => answer(api.GET('/api/search', { params: { query: { q, kind: kind && [kind], limit: kind ? 20 : 8 } } })),
    enabled: q !== '',
  })
