import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, Refused, type Schemas } from '../api/client'
import { circlePlacesOf } from '../api/queries'
import { useProblem } from '../frame/useProblem'
import { readSpot } from './readSpot'
import { writeView, type CircleAddress } from './useCircleAddress'

type Place = Schemas['CirclePlace']

interface Props {
  facts: Schemas['CircleFacts']
  address: CircleAddress
}

/** Finds a home without the map: by coordinates, or by the name of a street or a village near it. */
export function HomeSearch({ facts, address }: Props) {
  const { t } = useTranslation()
  const say = useProblem()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const places = useQuery({ ...circlePlacesOf(facts.version, asked), enabled: asked.length > 1 && !readSpot(asked, facts.box) })
  const go = useFinding(facts, address)
  return (
    <form
      role="search"
      className="home-search"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) go.mutate(text.trim())
      }}
    >
      <AutoComplete
        value={text}
        onChange={setText}
        onSelect={(_: string, option: { place: Place }) => go.mutate(option.place)}
        defaultActiveFirstOption={false}
        options={places.data?.map((p, i) => ({ key: i, value: p.name, place: p, label: [p.name, p.area !== p.name && p.area, t(`place_${p.kind}`)].filter(Boolean).join(' · ') }))}
      >
        <Input aria-label={t('circleFindHome')} placeholder={t('circleFindHomeHint')} />
      </AutoComplete>
      <Button htmlType="submit" loading={go.isPending}>
        {t('circleFind')}
      </Button>
      <p role="status" className="no">
        {go.error instanceof Refused ? say(go.error) : go.error ? t('circleFindNone', { q: asked }) : ''}
      </p>
    </form>
  )
}

/** Goes to the home nearest to coordinates, or to that of the first place of a name, which lies in the same village; it fails without an answer where there is none. */
function useFinding(facts: Schemas['CircleFacts'], address: CircleAddress) {
  const client = useQueryClient()
  const { version, box } = facts
  return useMutation({
    mutationFn: async (asked: string | Place) => {
      const spot = typeof asked === 'string' ? readSpot(asked, box) : undefined
      if (spot) return answer(api.GET('/api/circle/{version}/homes', { params: { path: { version }, query: { lon: spot[0], lat: spot[1] } } }))
      const place = typeof asked === 'string' ? (await client.query(circlePlacesOf(version, asked)))[0] : asked
      if (typeof place?.home !== 'number') throw new Error('no such place')
      return answer(api.GET('/api/circle/{version}/homes/{home}', { params: { path: { version, home: place.home } } }))
    },
    onSuccess: (home) => address.set({ home: String(home.number), list: 'home', at: writeView([home.lon, home.lat, Math.max(address.view?.[2] ?? 0, 16)]) }),
  })
}
