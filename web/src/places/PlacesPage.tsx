import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../frame/PageHead'
import { useFilters } from '../url/useFilters'
import { OrganisationTable } from './OrganisationTable'
import { SiteMap } from './SiteMap'
import { SiteTable } from './SiteTable'
import { TownTable } from './TownTable'

/** The towns, sites and organisations of the record, each leading to everything that happened there. */
export function PlacesPage() {
  const { t } = useTranslation()
  const filters = useFilters(['list', 'town', 'kind', 'sort'], [], ['list', 'town', 'kind'])
  const { list = 'towns' } = filters.values
  return (
    <div className="page">
      <PageHead title={t('places')} />
      <Tabs
        destroyOnHidden
        activeKey={list}
        onChange={(next) => filters.set({ list: next === 'towns' ? undefined : next, town: undefined, kind: undefined, sort: undefined })}
        items={[
          { key: 'towns', label: t('towns'), children: <TownTable filters={filters} /> },
          { key: 'sites', label: t('sites'), children: <SiteTable filters={filters} /> },
          { key: 'organisations', label: t('organisationsAll'), children: <OrganisationTable filters={filters} /> },
          { key: 'map', label: t('map'), children: <SiteMap /> },
        ]}
      />
    </div>
  )
}
