import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, Refused, type Schemas } from '../api/client'
import { circlePlacesOf } from '../api/queries'
import { useProblem } from '../frame/useProblem'
import { readSpot } from './readSpot'
import type { Spot } from './scenario'
import { writeView, type CircleAddress } from './useCircleAddress'

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
        onSelect={(_: string, option: { at: Spot }) => go.mutate(option.at)}
        defaultActiveFirstOption={false}
        options={places.data?.map((p, i) => ({ key: i, value: p.name, at: [p.lon, p.lat] as Spot, label: [p.name, p.area !== p.name && p.area, t(`place_${p.kind}`)].filter(Boolean).join(' · ') }))}
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

/** Goes to the home nearest to coordinates, or to the first place of a name; it fails without an answer where no place has it. */
function useFinding(facts: Schemas['CircleFacts'], address: CircleAddress) {
  const client = useQueryClient()
  const { version, box } = facts
  return useMutation({
    mutationFn: async (asked: string | Spot) => {
      const spot = typeof asked === 'string' ? readSpot(asked, box) : asked
      const place = spot ? undefined : (await client.query(circlePlacesOf(version, String(asked))))[0]
      const [lon, lat] = spot ?? (place ? [place.lon, place.lat] : [])
      if (lon === undefined || lat === undefined) throw new Error('no such place')
      return answer(api.GET('/api/circle/{version}/homes', { params: { path: { version }, query: { lon, lat } } }))
    },
    onSuccess: (home) => address.set({ home: String(home.number), list: 'home', at: writeView([home.lon, home.lat, Math.max(address.view?.[2] ?? 0, 16)]) }),
  })
}
