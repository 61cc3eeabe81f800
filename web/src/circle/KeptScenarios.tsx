import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, ifMatch, type Schemas } from '../api/client'
import { scenarioList } from '../api/queries'
import { KeptDialog } from '../frame/KeptDialog'
import { NameDialog } from '../frame/NameDialog'
import type { Edits } from './CircleStudy'
import { changeOf, scenarioOf, write } from './scenario'
import type { CircleAddress } from './useCircleAddress'

interface Props {
  facts: Schemas['CircleFacts']
  category: string
  minutes: number
  title: string
  edits: Edits
  address: CircleAddress
  effect?: Schemas['CircleEffect']
}

/** Keeps what is tried under a name, and opens what was kept. */
export function KeptScenarios({ facts, category, minutes, title, edits, address, effect }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [naming, setNaming] = useState(false)
  const [listing, setListing] = useState(false)
  const kept = useQuery(scenarioList)
  const again = () => void client.invalidateQueries({ queryKey: scenarioList.queryKey })
  const keep = useMutation({
    mutationFn: (name: string) =>
      answer(
        api.POST('/api/scenarios', {
          body: {
            name,
            base: { profile: facts.profile, standard: facts.standard, categories: [category], minutes: [minutes] },
            change: changeOf(address.scenario, category),
            summary: { share: effect?.whole.share ?? null, better: effect?.better ?? 0, worse: effect?.worse ?? 0 },
          },
        }),
      ),
    onSuccess: () => {
      setNaming(false)
      again()
    },
  })
  const open = (s: Schemas['ScenarioRow']) =>
    address.set({
      profile: s.base.profile,
      standard: s.base.standard,
      category: s.base.categories?.[0],
      minutes: s.base.minutes?.[0]?.toString(),
      try: write(scenarioOf(s.change)),
    })
  const scenarios = kept.data?.scenarios ?? []
  return (
    <>
      {scenarios.length > 0 && <Button onClick={() => setListing(true)}>{t('circleKept', { n: scenarios.length })}</Button>}
      {edits.any && <Button onClick={() => setNaming(true)}>{t('circleKeep')}</Button>}
      {naming && <NameDialog title={t('circleKeep')} suggestion={title} error={keep.error} save={keep.mutate} close={() => setNaming(false)} />}
      {listing && (
        <KeptDialog
          title={t('circleKept', { n: scenarios.length })}
          rows={scenarios}
          open={open}
          rename={(s, name) => answer(api.PATCH('/api/scenarios/{id}', { params: { path: { id: s.id }, header: ifMatch(s.version) }, body: { name } })).then(again)}
          remove={(s) => answer(api.DELETE('/api/scenarios/{id}', { params: { path: { id: s.id }, header: ifMatch(s.version) } })).then(again)}
          close={() => setListing(false)}
        />
      )}
    </>
  )
}
