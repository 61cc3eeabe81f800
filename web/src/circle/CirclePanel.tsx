import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { AreaTable } from './AreaTable'
import type { Edits } from './CircleStudy'
import { FacilityTable } from './FacilityTable'
import { HomeCard } from './HomeCard'
import type { Scenario } from './scenario'
import type { CircleAddress } from './useCircleAddress'
import { WholeFigure } from './WholeFigure'

interface Props {
  facts: Schemas['CircleFacts']
  verdict?: Schemas['CircleVerdict']
  effect?: Schemas['CircleEffect']
  trouble: unknown
  home?: Schemas['CircleHome']
  scenario: Scenario
  edits: Edits
  address: CircleAddress
  category: string
}

/** All that the map shows, in figures and tables. */
export function CirclePanel({ facts, verdict, effect, trouble, home, scenario, edits, address, category }: Props) {
  const { t } = useTranslation()
  if (!verdict) return <Waiting />
  return (
    <section className="circle-panel" aria-label={t('circleFigures')}>
      <WholeFigure facts={facts} before={verdict.whole} after={effect?.whole} effect={effect} />
      {trouble ? <Trouble error={trouble} retry={() => edits.undo()} /> : null}
      <Tabs
        size="small"
        activeKey={address.list}
        onChange={(list) => address.set({ list: list === 'areas' ? undefined : list })}
        items={[
          { key: 'areas', label: t('circleAreas'), children: <AreaTable facts={facts} verdict={verdict} effect={effect} sort={address.sort} setSort={(sort) => address.set({ sort })} /> },
          { key: 'facilities', label: t('circleFacilities'), children: <FacilityTable facts={facts} places={verdict.facilities} scenario={scenario} edits={edits} /> },
          { key: 'home', label: t('circleHome'), children: <HomeCard facts={facts} home={home} category={category} choose={(id) => address.set({ category: id, minutes: undefined })} /> },
        ]}
      />
    </section>
  )
}
