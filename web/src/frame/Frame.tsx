import { AimOutlined, BulbOutlined, DatabaseOutlined, EnvironmentOutlined, FileTextOutlined, FontSizeOutlined, PushpinOutlined, SearchOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { languages, setLanguage, type Language } from '../i18n'
import { SearchDialog } from '../search/SearchDialog'
import { isCovered } from './covered'
import type { Look, TypeSize } from './look'

const pages = [
  { path: '/visits', word: 'visits', icon: <FileTextOutlined /> },
  { path: '/directives', word: 'directives', icon: <UnorderedListOutlined /> },
  { path: '/places', word: 'places', icon: <EnvironmentOutlined /> },
  { path: '/circle', word: 'circle', icon: <AimOutlined /> },
  { path: '/plan', word: 'plan', icon: <PushpinOutlined /> },
  { path: '/data', word: 'data', icon: <DatabaseOutlined /> },
]

interface Props {
  look: Look
  setLook: (look: Look) => void
  size: TypeSize
  setSize: (size: TypeSize) => void
  children: ReactNode
}

/** What stands around every page: brand, search and settings above, the way to the pages beside or below. */
export function Frame({ look, setLook, size, setSize, children }: Props) {
  const { t, i18n } = useTranslation()
  const [searching, setSearching] = useState(false)
  useSearchKey(() => setSearching(true))
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="bar">
        <Link href="/visits" className="brand">
          {t('brand')}
        </Link>
        <button type="button" className="search-open" onClick={() => setSearching(true)}>
          <SearchOutlined aria-hidden /> <span>{t('searchHint')}</span> <kbd>Ctrl K</kbd>
        </button>
        <Button
          type="text"
          icon={<FontSizeOutlined />}
          aria-pressed={size === 'large'}
          aria-label={t('typeLarge')}
          title={t('typeLarge')}
          onClick={() => setSize(size === 'large' ? 'usual' : 'large')}
        />
        <Button
          type="text"
          icon={<BulbOutlined />}
          aria-label={t(look === 'dark' ? 'lookLight' : 'lookDark')}
          title={t(look === 'dark' ? 'lookLight' : 'lookDark')}
          onClick={() => setLook(look === 'dark' ? 'light' : 'dark')}
        />
        <Select<Language>
          variant="borderless"
          aria-label={t('language')}
          value={i18n.language as Language}
          onChange={setLanguage}
          popupMatchSelectWidth={false}
          options={Object.entries(languages).map(([value, label]) => ({ value: value as Language, label }))}
        />
      </header>
      <Rail />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      {searching && <SearchDialog close={() => setSearching(false)} />}
    </div>
  )
}

function Rail() {
  const { t } = useTranslation()
  const [path] = useLocation()
  return (
    <nav className="rail" aria-label={t('nav')}>
      {pages.map((p) => (
        <Link key={p.path} href={p.path} title={t(p.word)} aria-current={path.startsWith(p.path) ? 'page' : undefined}>
          <span className="icon" aria-hidden="true">
            {p.icon}
          </span>
          <span>{t(p.word)}</span>
        </Link>
      ))}
    </nav>
  )
}

function useSearchKey(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault() // it is the browser's own search else
        if (!isCovered()) open() // what is written in a dialog would be lost
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
