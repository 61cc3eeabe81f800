import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as Notices, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import zhTW from 'antd/locale/zh_TW'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { isRefused } from './api/client'
import { CirclePage } from './circle/CirclePage'
import { DataPage } from './data/DataPage'
import { DirectivesPage } from './directives/DirectivesPage'
import { Frame } from './frame/Frame'
import { antdTheme, useLook, useTypeSize } from './frame/look'
import { PageGuard } from './frame/PageGuard'
import { isMissing } from './frame/useProblem'
import { PlanPage } from './plan/PlanPage'
import { AreaPage } from './places/AreaPage'
import { OrganisationPage } from './places/OrganisationPage'
import { PlacesPage } from './places/PlacesPage'
import { SitePage } from './places/SitePage'
import { VisitPage } from './visit/VisitPage'
import { VisitsPage } from './visits/VisitsPage'

// The server is on this computer or beside it: a browser that sees no network asks it all the same.
const networkMode = 'always'
const again = (times: number, error: unknown) => times < 1 && !isMissing(error)
// A measurement ends when its layers are others: who asks for one goes on with that of now.
const queryCache = new QueryCache({
  onError: (error) => {
    if (isRefused(error, 'circle_closed')) for (const key of ['circle', 'ground', 'layers']) void queries.invalidateQueries({ queryKey: [key] })
  },
})
const queries = new QueryClient({
  queryCache,
  defaultOptions: { queries: { networkMode, retry: again, refetchOnWindowFocus: false, staleTime: 5_000 }, mutations: { networkMode } },
})
const locales: Record<string, typeof zhCN> = { 'zh-Hans': zhCN, 'zh-Hant': zhTW, en: enUS }

export function App() {
  const { i18n } = useTranslation()
  const [look, setLook] = useLook()
  const [size, setSize] = useTypeSize()
  const [path] = useLocation()
  return (
    <QueryClientProvider client={queries}>
      <ConfigProvider theme={antdTheme(look, size)} locale={locales[i18n.language]} button={{ autoInsertSpace: false }}>
        <Notices component={false}>
          <Frame look={look} setLook={setLook} size={size} setSize={setSize}>
            <PageGuard key={path}>
              <Pages />
            </PageGuard>
          </Frame>
        </Notices>
      </ConfigProvider>
    </QueryClientProvider>
  )
}

// A page of another row is another page: the key makes it start anew.
function Pages() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/visits" replace />
      </Route>
      <Route path="/visits" component={VisitsPage} />
      <Route path="/visits/:id">{({ id }) => <VisitPage key={id} id={Number(id)} />}</Route>
      <Route path="/directives" component={DirectivesPage} />
      <Route path="/places" component={PlacesPage} />
      <Route path="/places/areas/:id">{({ id }) => <AreaPage key={id} id={Number(id)} />}</Route>
      <Route path="/places/sites/:id">{({ id }) => <SitePage key={id} id={Number(id)} />}</Route>
      <Route path="/places/organisations/:id">{({ id }) => <OrganisationPage key={id} id={Number(id)} />}</Route>
      <Route path="/circle" component={CirclePage} />
      <Route path="/plan" component={PlanPage} />
      <Route path="/data" component={DataPage} />
      <Route component={NotFound} />
    </Switch>
  )
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <div className="page empty">
      <p>{t('notFound')}</p>
      <Link href="/visits">{t('home')}</Link>
    </div>
  )
}
