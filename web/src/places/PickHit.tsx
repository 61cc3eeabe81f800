import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hitsOf } from '../api/queries'

interface Props {
  id?: string // of the field that it is in a form, to be focused by
  kind: 'site' | 'organisation'
  label: string
  but?: number // the row that cannot be chosen
  value?: number
  known?: { value: number; label: string } // the name of a value that was chosen before
  onChange?: (value: number | undefined) => void
}

/** Chooses a site or organisation by words of its name. */
export function PickHit({ id, kind, label, but, value, known, onChange }: Props) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const { data, isFetching } = useQuery({ ...hitsOf(q.trim(), kind), placeholderData: keepPreviousData })
  const found = (data?.hits ?? []).filter((hit) => hit.id !== but).map((hit) => ({ value: hit.id, label: [hit.text, hit.note].filter(Boolean).join(' · ') }))
  const options = q.trim() === '' ? [known].filter((k) => k !== undefined) : found
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      placeholder={t('pickType')}
      value={value}
      options={options}
      onChange={(next: number | undefined) => onChange?.(next)}
      notFoundContent={q.trim() === '' ? t('pickType') : isFetching ? null : t('searchNone', { q })}
    />
  )
}
