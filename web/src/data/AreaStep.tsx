import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { useProblem } from '../frame/useProblem'
import { districtCode } from './steps'

/** Takes the tree of a district, its towns and villages, by the district's code. */
export function AreaStep({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const say = useProblem()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const code = districtCode(text)
  const load = useMutation({
    mutationFn: (code: string) => answer(api.POST('/api/areas/load', { body: { code } })),
    onSuccess: async () => {
      await client.invalidateQueries()
      done()
    },
  })
  return (
    <form
      className="add-fields"
      onSubmit={(e) => {
        e.preventDefault()
        if (code) load.mutate(code)
      }}
    >
      <label>
        <span>{t('dataCode')}</span>
        <Input value={text} placeholder="310118" inputMode="numeric" maxLength={12} onChange={(e) => setText(e.target.value)} />
        <span className={text && !code ? 'no' : 'soft'}>{t('dataCodeHint')}</span>
      </label>
      <Button type="primary" htmlType="submit" disabled={!code} loading={load.isPending}>
        {t('dataLoadAreas')}
      </Button>
      {load.error && <Alert type="error" showIcon title={say(load.error)} />}
    </form>
  )
}
