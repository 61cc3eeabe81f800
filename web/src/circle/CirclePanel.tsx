import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { Trouble } from '../frame/Trouble'
import { AreaTable } from './AreaTable'
import type { Edits } from './CircleStudy'
import { FacilityTable } from './FacilityTable'
import { GapTable } from './GapTable'
import { HomeCard } from './HomeCard'
import { KeptRun } from './KeptRun'
import { Measuring } from './Measuring'
import { MetreTable } from './MetreTable'
import { Notes } from './Notes'
import type { Scenario } from './scenario'
import type { CircleAddress } from './useCircleAddress'
import type { ShownHome } from './useHome'
import { useNames } from './useNames'
import type { Rival } from './useRival'
import type { useTrial } from './useTrial'

interface Props {
  facts: Schemas['CircleFacts']
  verdict: Schemas['CircleVerdict']
  effect?: Schemas['CircleEffect']
  rival?: Rival
  trial: Pick<ReturnType<typeof useTrial>, 'error' | 'retry' | 'late'>
  home: ShownHome
  scenario: Scenario
  edits: Edits
  address: CircleAddress
  category: string
}

/** All that the map shows, in tables, and what it rests on. */
export function CirclePanel({ facts, verdict, effect, rival, trial, home, scenario, edits, address, category }: Props) {
  const { t } = useTranslation()
  const names = useNames(facts)
  return (
    <section className="circle-panel" aria-label={t('circleFigures')}>
      <Notes facts={facts} rule={verdict.whole} />
      <div className={effect ? 'unseen' : undefined}>
        <KeptRun facts={facts} whole={verdict.whole} />
      </div>
      {trial.error ? <Trouble error={trial.error} retry={trial.retry} /> : trial.late && <Measuring again />}
      <Tabs
        size="small"
        activeKey={shownTab(address, facts)}
        onChange={(list) => address.set({ list: list === 'areas' ? undefined : list })}
        items={[
          { key: 'areas', label: t('circleAreas'), children: <AreaTable facts={facts} verdict={verdict} effect={effect} rival={rival} sort={address.sort} setSort={(sort) => address.set({ sort })} /> },
          { key: 'facilities', label: t('circleFacilities'), children: <FacilityTable facts={facts} places={verdict.facilities} effect={effect} scenario={scenario} edits={edits} /> },
          ...(address.gaps ? [{ key: 'gaps', label: t('circleGapList'), children: <GapTable facts={facts} category={category} minutes={verdict.whole.seconds / 60} address={address} /> }] : []),
          ...(facts.metres.length > 0 ? [{ key: 'metres', label: t('circleInMetres'), children: <MetreTable facts={facts} /> }] : []),
          { key: 'home', label: names.say('circleHome'), children: <HomeCard facts={facts} shown={home} category={category} address={address} /> },
        ]}
      />
    </section>
  )
}

/** The tab of the address, where there is one to show. */
function shownTab({ list, gaps }: CircleAddress, facts: Schemas['CircleFacts']): string {
  return (list === 'gaps' && !gaps) || (list === 'metres' && facts.metres.length === 0) ? 'areas' : list
}
