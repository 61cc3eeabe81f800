import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, Modal, type InputRef } from 'antd'
import type { TFunction } from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { hitsOf } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { HitLine } from './HitLine'
import { hitAddress, type Sought } from './hits'
import { useSettled } from './useSettled'

/** Finds anything by words: type, choose with the arrows, Enter opens it. */
export function SearchDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [q, setQ] = useState('')
  const [at, setAt] = useState(0)
  const { data, error, refetch } = useQuery({ ...hitsOf(useSettled(q.trim())), placeholderData: keepPreviousData })
  const field = useRef<InputRef>(null)
  const list = useRef<HTMLUListElement>(null)
  const hits = q.trim() === '' ? [] : (data?.hits ?? [])

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const open = (index: number) => {
    const hit = hits[index]
    if (!hit) return
    close()
    const state: Sought = { sought: Date.now() }
    navigate(hitAddress(hit), { state })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return // Enter ends the writing of a Chinese word
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.min(Math.max(at + step, 0), Math.max(0, hits.length - 1)))
    else if (event.key === 'Enter') open(at)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      open
      footer={null}
      onCancel={close}
      // Where nothing moves, the dialog opens at once and takes its first button.
      afterOpenChange={(opened) => opened && field.current?.focus()}
      title={t('search')}
      className="search"
      width={640}
      style={{ top: 64 }}
    >
      <Input
        ref={field}
        autoFocus
        allowClear
        role="combobox"
        aria-label={t('search')}
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={hits[at] && `hit-${at}`}
        placeholder={t('searchHint')}
        maxLength={100}
        value={q}
        onChange={(e) => {
          setQ(e.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {error && <Trouble error={error} retry={refetch} />}
      <ul id="search-hits" role="listbox" aria-label={t('search')} ref={list} className="hits">
        {hits.map((hit, index) => (
          <HitLine
            key={`${hit.kind}-${hit.id}`}
            hit={hit}
            first={hits[index - 1]?.kind !== hit.kind}
            id={`hit-${index}`}
            chosen={index === at}
            open={() => open(index)}
          />
        ))}
      </ul>
      <p className="soft hint">{hint(q.trim(), hits.length > 0 || !data, t)}</p>
    </Modal>
  )
}

function hint(q: string, found: boolean, t: TFunction): string {
  if (q === '' || found) return t('searchKeys')
  return Array.from(q).length < 2 ? t('searchShort') : t('searchNone', { q })
}
