import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Select, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { candidatesOf, type Query } from '../api/queries'
import { useNames } from '../circle/useNames'
import { useProblem } from '../frame/useProblem'
import { candidateKinds, problemKinds, type PlanAddress } from './usePlanAddress'

interface Props {
  facts: Schemas['CircleFacts']
  category: string
  address: PlanAddress
  busy: boolean
  plan?: Schemas['SitingReport'] // the last answer, which knows what its sites are called
  ask: () => void
}

/** So many sites, or what they may cost together where the candidates have costs. */
function HowMany({ address }: { address: PlanAddress }) {
  const { t } = useTranslation()
  const { set, p, budget } = address
  return (
    <label>
      <Select
        aria-label={t('planBy')}
        value={budget === undefined ? 'p' : 'budget'}
        onChange={(by) => set({ budget: by === 'budget' ? '100' : undefined })}
        popupMatchSelectWidth={false}
        options={[
          { value: 'p', label: t('planAdd') },
          { value: 'budget', label: t('planBudget') },
        ]}
      />{' '}
      {budget === undefined ? (
        <InputNumber aria-label={t('planCount')} min={1} max={50} value={p} onChange={(n) => set({ p: n ? String(n) : undefined })} className="plan-number" />
      ) : (
        <InputNumber aria-label={t('planBudget')} min={1} value={budget} onChange={(n) => set({ budget: n ? String(n) : undefined })} className="plan-number" />
      )}
    </label>
  )
}

type Offer = Schemas['CircleCandidates']

/** Why no plan can answer, as far as that is known before the search. */
function useImpossible(areas: number, { problem, budget, p, without }: PlanAddress, offer: Offer | undefined, error: unknown, names: ReturnType<typeof useNames>): string | undefined {
  const { t } = useTranslation()
  const say = useProblem()
  if (problem === 'fair' && areas === 0) return t('planNoAreas')
  if (error) return say(error)
  if (!offer || problem === 'lscp') return undefined
  if (budget !== undefined) return offer.priced ? undefined : t('planNoCosts')
  const left = offer.candidates - without.length
  return p > left ? t('planTooMany', { p, n: names.people(left) }) : undefined
}

/** Which places will be weighed, said before the search: how many there are, and how they are thinned where there are too many. */
function Weighed({ facts, address, data }: Pick<Props, 'facts' | 'address'> & { data?: Offer }) {
  const { t } = useTranslation()
  const names = useNames(facts)
  if (!data) return null
  if (address.run !== undefined) return null // the answer says it
  const left = names.people(data.candidates)
  if (!data.thinned) return <span className="soft">{t('planWeighed', { n: left })}</span>
  return <span className="soft">{t('planThinned', { of: names.people(data.thinned.of), metres: data.thinned.metres, n: left })}</span>
}

/** The question: what, how many, within how many minutes, from among which places, by which idea of good. */
export function PlanForm({ facts, category, address, busy, plan, ask }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const { set } = address
  const query = { from: address.candidates, problem: address.problem } as Query<'circle-candidates'>
  const offer = useQuery({ ...candidatesOf(facts.version, query), staleTime: 5_000 }) // a layer of candidates is no part of the version
  const impossible = useImpossible(facts.areas, address, offer.data, offer.error, names)
  return (
    <form
      className="circle-controls"
      onSubmit={(event) => {
        event.preventDefault()
        if (!impossible) ask()
      }}
    >
      {address.problem === 'lscp' ? (
        <span>{t('planFewest')}</span>
      ) : (
        <HowMany address={address} />
      )}
      <Select
        aria-label={t('circleCategory')}
        showSearch={{ optionFilterProp: 'label' }}
        value={category}
        onChange={(id) => set({ category: id, without: undefined })}
        popupMatchSelectWidth={false}
        className="circle-category"
        options={facts.categories.map((c) => ({ value: c.id, label: `${names.category(c.id)} (${c.facilities})` }))}
      />
      <label>
        {t('planWithin')}{' '}
        <InputNumber aria-label={t('circleWithin')} min={1} max={60} value={address.within} onChange={(n) => set({ within: n ? String(n) : undefined })} className="plan-number" suffix={t('planMinutes')} />
      </label>
      <Select aria-label={t('planProblem')} value={address.problem} onChange={(problem) => set({ problem })} popupMatchSelectWidth={false} options={problemKinds.map((p) => ({ value: p, label: t(`planProblem_${p}`) }))} />
      <Select aria-label={t('planCandidates')} value={address.candidates} onChange={(c) => set({ candidates: c, without: undefined })} popupMatchSelectWidth={false} options={candidateKinds.map((c) => ({ value: c, label: t(`planCandidates_${c}`) }))} />
      <Select aria-label={t('circleProfile')} value={facts.profile} onChange={(profile) => set({ profile })} popupMatchSelectWidth={false} options={facts.profiles.map((p) => ({ value: p, label: t(`profile_${p}`) }))} />
      {impossible ? <span className="no" role="alert">{impossible}</span> : <Weighed facts={facts} address={address} data={offer.data} />}
      <Button type="primary" htmlType="submit" disabled={busy || impossible !== undefined}>
        {t('planDo')}
      </Button>
      {address.without.map((id) => (
        <Tag key={id} closable closeIcon={<span aria-label={t('planAllow')}>✕</span>} onClose={() => set({ without: address.without.filter((other) => other !== id).join(',') || undefined })}>
          {t('planWithout', { id: siteName(plan, id) })}
        </Tag>
      ))}
    </form>
  )
}

/** What a candidate is called, as far as an answer names it. */
function siteName(plan: Props['plan'], id: string): string {
  return [...(plan?.refused ?? []), ...(plan?.sites ?? [])].find((site) => site.id === id)?.name || id
}
