import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { layerList } from '../api/queries'
import { useCategoryChange } from './useCategoryChange'
import { useNames } from './useNames'
import { layerName } from './useRival'
import { writeOther, type CircleAddress, type Other } from './useCircleAddress'

const minuteChoices = [3, 5, 8, 10, 15, 20, 30]

interface Props {
  facts: Schemas['CircleFacts']
  category: string
  minutes: number
  other?: Other
  address: CircleAddress
}

/** What is asked: a kind of facility, within how many minutes, by whose rules, for whom; and a second rule beside it. */
export function CircleControls({ facts, category, minutes, other, address }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const show = useCategoryChange(address, category)
  return (
    <div className="circle-controls">
      <CategorySelect label={t('circleCategory')} facts={facts} value={category} change={(id) => show(id, { home: undefined, facility: undefined })} />
      <MinuteSelect label={t('circleWithin')} facts={facts} category={category} value={minutes} change={(n) => address.set({ minutes: String(n) })} />
      <Select
        aria-label={t('circleStandard')}
        value={facts.standard}
        onChange={(standard) => address.set({ standard, minutes: undefined })}
        popupMatchSelectWidth={false}
        className="circle-standard"
        options={facts.standards.map((s) => ({ value: s.name, label: names.standard(s) }))}
      />
      <Select
        aria-label={t('circleProfile')}
        value={facts.profile}
        onChange={(profile) => address.set({ profile })}
        popupMatchSelectWidth={false}
        options={facts.profiles.map((p) => ({ value: p, label: t(`profile_${p}`) }))}
      />
      <Checkbox checked={address.gaps} onChange={(event) => address.set({ show: event.target.checked ? 'gaps' : undefined })}>
        {t('circleGaps')}
      </Checkbox>
      {other ? (
        <>
          <span className="soft">{t('circleAgainst')}</span>
          <CategorySelect label={t('circleOtherCategory')} facts={facts} value={other.category} change={(id) => address.set({ other: writeOther({ ...other, category: id }) })} />
          <MinuteSelect label={t('circleOtherWithin')} facts={facts} category={other.category} value={other.minutes} change={(n) => address.set({ other: writeOther({ ...other, minutes: n }) })} />
          <LayerSelect value={other.layer} change={(layer) => address.set({ other: writeOther({ ...other, layer }) })} />
          <Button type="text" onClick={() => address.set({ other: undefined })}>
            {t('circleCompareEnd')}
          </Button>
        </>
      ) : (
        <Button onClick={() => address.set({ other: `${category}@${minutes === 10 ? 5 : 10}` })}>{t('circleCompare')}</Button>
      )}
    </div>
  )
}

/** The layers that were replaced, to compare with an earlier date; none is shown where there is none. */
function LayerSelect({ value, change }: { value?: number; change: (layer: number | undefined) => void }) {
  const { t } = useTranslation()
  const layers = useQuery(layerList).data?.layers.filter((l) => !l.current && l.kind !== 'candidates') ?? []
  if (layers.length === 0) return null
  return (
    <Select
      aria-label={t('circleOtherDate')}
      value={value ?? 0}
      onChange={(id) => change(id || undefined)}
      popupMatchSelectWidth={false}
      options={[{ value: 0, label: t('circleNow') }, ...layers.map((l) => ({ value: l.id, label: layerName(l, t) }))]}
    />
  )
}

function CategorySelect({ label, facts, value, change }: { label: string; facts: Schemas['CircleFacts']; value: string; change: (id: string) => void }) {
  const { t } = useTranslation()
  const names = useNames(facts)
  const options = facts.categories.map((c) => ({ value: c.id, label: `${names.category(c.id)} (${c.facilities})`, facilities: c.facilities }))
  return (
    <Select
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={change}
      popupMatchSelectWidth={false}
      className="circle-category"
      options={[
        { label: t('circleFound'), options: options.filter((o) => o.facilities > 0) },
        { label: t('circleNotFound'), options: options.filter((o) => o.facilities === 0) },
      ]}
    />
  )
}

interface MinuteProps {
  label: string
  facts: Schemas['CircleFacts']
  category: string
  value: number
  change: (minutes: number) => void
}

/** Minutes to choose; those that the standard asks for say so. */
function MinuteSelect({ label, facts, category, value, change }: MinuteProps) {
  const { t } = useTranslation()
  const asked = facts.rules.filter((r) => r.category === category)
  const all = [...new Set([...minuteChoices, ...asked.map((r) => r.minutes), value])].sort((a, b) => a - b)
  const option = (n: number) => {
    const rule = asked.find((r) => r.minutes === n)
    return { value: n, label: rule ? `${t('circleMinutes', { n })} · ${rule.level}` : t('circleMinutes', { n }) }
  }
  return <Select aria-label={label} value={value} onChange={change} popupMatchSelectWidth={false} className="circle-minutes" options={all.map(option)} />
}
