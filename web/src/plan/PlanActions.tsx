import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { answer, api, ifMatch, type Schemas } from '../api/client'
import { planList } from '../api/queries'
import { KeptDialog } from '../frame/KeptDialog'
import { NameDialog } from '../frame/NameDialog'
import { fileLanguage } from '../i18n/fileLanguage'
import { ExportMenu } from '../map/ExportMenu'
import { write, type Scenario } from '../circle/scenario'

interface Props {
  run?: Schemas['RunPage']
  title: string
  sites: Scenario
  open: (run: Schemas['Run']) => void
}

/** What can be done with a plan: keep it, open one that was kept, try it by hand in the life circle, export it. */
export function PlanActions({ run, title, sites, open }: Props) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [naming, setNaming] = useState(false)
  const [listing, setListing] = useState(false)
  const kept = useQuery(planList)
  const again = () => void client.invalidateQueries({ queryKey: planList.queryKey })
  const keep = useMutation({
    mutationFn: (name: string) => answer(api.POST('/api/plans', { body: { name, run: run?.run.id ?? 0 } })),
    onSuccess: () => {
      setNaming(false)
      again()
    },
  })
  const file = (format: string) => `/api/runs/${run?.run.id}/export?format=${format}&lang=${fileLanguage(i18n.language)}`
  const plans = kept.data?.plans ?? []
  return (
    <>
      {plans.length > 0 && <Button onClick={() => setListing(true)}>{t('planKept', { n: plans.length })}</Button>}
      {run?.siting && (
        <>
          <Link href={`/circle?${new URLSearchParams({ category: run.siting.category, minutes: String(run.siting.within_minutes), profile: run.siting.profile, try: write(sites) ?? '' })}`} className="ant-btn-like">
            {t('planTry')}
          </Link>
          <Button onClick={() => setNaming(true)}>{t('planKeep')}</Button>
          <ExportMenu file={file} title={title} />
        </>
      )}
      {naming && <NameDialog title={t('planKeep')} suggestion={title} error={keep.error} save={keep.mutate} close={() => setNaming(false)} />}
      {listing && (
        <KeptDialog
          title={t('planKept', { n: plans.length })}
          rows={plans}
          open={(p) => open(p.of)}
          remove={(p) => answer(api.DELETE('/api/plans/{id}', { params: { path: { id: p.id }, header: ifMatch(p.version) } })).then(again)}
          close={() => setListing(false)}
        />
      )}
    </>
  )
}
