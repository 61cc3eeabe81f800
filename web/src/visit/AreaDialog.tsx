import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item, Schemas } from '../api/client'
import { valueOf } from '../api/item'
import { areasFor } from '../api/queries'
import { Trouble } from '../frame/Trouble'
import { Waiting } from '../list/Waiting'
import { useSettled } from '../search/useSettled'

interface Props {
  item: Item
  choose: (code: string) => void // "" for none of them
  close: () => void
}

/** Asks which area a name means that many places have, or one that is typed; what belongs to the stop goes along. */
export function AreaDialog({ item, choose, close }: Props) {
  const { t } = useTranslation()
  const field = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const typed = useSettled(text.trim())
  const own = useQuery(areasFor(item.id, ''))
  const near = (own.data ?? []).filter((a) => [...a.path, a.name].join('').includes(typed))
  const others = useQuery({ ...areasFor(item.id, typed), enabled: own.isSuccess && typed !== '' && near.length === 0 })
  const choices = near.length > 0 ? near : (others.data ?? [])
  const error = own.error ?? others.error
  const name = valueOf(item).stop?.place ?? valueOf(item).directive?.for ?? ''
  return (
    <Modal open title={t('whichArea', { name })} footer={null} onCancel={close} afterOpenChange={(opened) => opened && field.current?.focus()}>
      <Input ref={field} allowClear maxLength={100} aria-label={t('areaType')} placeholder={t('areaType')} value={text} onChange={(e) => setText(e.target.value)} />
      {error && <Trouble error={error} retry={own.refetch} />}
      {own.isPending && <Waiting rows={3} />}
      <ul className="choices" aria-label={t('whichArea', { name })}>
        {choices.map((a) => (
          <li key={a.code}>
            <Choice area={a} choose={() => choose(a.code)} />
          </li>
        ))}
      </ul>
      {own.isSuccess && !others.isFetching && choices.length === 0 && <p className="soft">{typed ? t('searchNone', { q: typed }) : t('areaNone')}</p>}
      {item.area !== undefined && (
        <Button type="text" onClick={() => choose('')}>
          {t('areaLeave')}
        </Button>
      )}
    </Modal>
  )
}

function Choice({ area, choose }: { area: Schemas['AreaChoice']; choose: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="choice" aria-current={area.chosen ? 'true' : undefined} onClick={choose}>
      <span>
        {area.name} <span className="soft">{area.path.join(' · ')}</span>
      </span>
      {area.own && <span className="flag">{t('areaOwn')}</span>}
      {area.chosen && <span className="yes">● {t('areaChosen')}</span>}
    </button>
  )
}
