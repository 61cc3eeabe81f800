import { CheckOutlined, CloseOutlined, EditOutlined, RollbackOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item, Schemas } from '../api/client'
import { valueOf, wordsOf } from '../api/item'
import { sayInstant } from '../i18n/day'
import { StatusLamp } from '../list/StatusLamp'
import { keyOf } from './textMarks'

export interface RowActions {
  frozen: boolean // nothing can be done: another visit stands for this one
  choose: (item: number) => void
  decide: (item: number, body: Schemas['Decision']) => void
  edit: (item: Item) => void
  history: (item: Item) => void
}

interface Props extends RowActions {
  item: Item
  number?: number
  current: boolean
  depth?: number
  children: ReactNode // what the item says
}

/** One item of a visit: what it says, how it stands, and what can be done about it. */
export const ItemRow = memo(function ItemRow({ item, number, current, depth = 0, children, frozen, choose, decide, edit, history }: Props) {
  return (
    <li
      className={`row ${item.kind} ${item.status} depth-${depth}`}
      data-key={keyOf(item.id)}
      tabIndex={0}
      aria-current={current ? 'true' : undefined}
      onFocus={() => choose(item.id)}
      onClick={() => choose(item.id)}
    >
      {number !== undefined && <span className="number">{number}</span>}
      <div className="says">
        <div className="words">{children}</div>
        {current && <Why item={item} history={history} />}
      </div>
      <Standing item={item} frozen={frozen} decide={decide} edit={edit} />
    </li>
  )
})

function Standing({ item, frozen, decide, edit }: Pick<Props, 'item' | 'frozen' | 'decide' | 'edit'>) {
  const { t } = useTranslation()
  const button = (word: string, icon: ReactNode, act: () => void) => (
    <Button
      type="text"
      size="small"
      icon={icon}
      aria-label={`${t(word)} ${wordsOf(valueOf(item))}`}
      title={t(word)}
      onClick={(e) => {
        e.stopPropagation() // the act moves the cursor itself
        act()
      }}
    />
  )
  const open = item.status === 'proposed'
  return (
    <div className="standing">
      {!open && <StatusLamp status={item.status} word={t(`status_${item.status}`)} />}
      {/* A press takes no focus: the row that had it would close and move the button away from under the pointer. */}
      <span className="acts" hidden={frozen} onMouseDown={(e) => e.preventDefault()}>
        {open && button('accept', <CheckOutlined />, () => decide(item.id, { status: 'accepted' }))}
        {button('edit', <EditOutlined />, () => edit(item))}
        {open && button('reject', <CloseOutlined />, () => decide(item.id, { status: 'rejected' }))}
        {!open && item.proposal && button('reopen', <RollbackOutlined />, () => decide(item.id, { status: 'proposed' }))}
      </span>
    </div>
  )
}

/** Where an item comes from: the reader's rule and what it read, or the person. */
function Why({ item, history }: Pick<Props, 'item' | 'history'>) {
  const { t, i18n } = useTranslation()
  const { proposal, edited } = item
  const was = proposal && edited && wordsOf(proposal) !== wordsOf(edited) ? wordsOf(proposal) : undefined
  return (
    <div className="why">
      {proposal ? (
        <span title={t('whyRule', { rule: proposal.rule ?? '—' })}>{t('why', { confidence: proposal.confidence.toFixed(2) })}</span>
      ) : (
        t('whyPerson', { who: item.changed_by })
      )}
      {was && ` · ${t('was', { words: was })}`}
      {item.status !== 'proposed' && ` · ${t('decidedBy', { status: t(`status_${item.status}`), who: item.changed_by, when: sayInstant(item.changed_at, i18n.language) })}`}{' '}
      <button type="button" className="link" onClick={() => history(item)}>
        {t('history')}
      </button>
    </div>
  )
}
