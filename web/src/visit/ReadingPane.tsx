import { useTranslation } from 'react-i18next'
import type { Item } from '../api/client'
import { valueOf } from '../api/item'
import { BodyFacts } from './BodyFacts'
import { DirectiveFacts } from './DirectiveFacts'
import { ItemRow, type RowActions } from './ItemRow'
import { counted, depthOf, type Group, type Layout } from './layout'
import { StopFacts } from './StopFacts'

interface Props extends RowActions {
  layout: Layout
  cursor: number | undefined
  numbers: Map<number, number>
}

/** What was read: people, stops, asks by whom they are for, organisations, what was seen and heard. */
export function ReadingPane({ layout, cursor, numbers, ...actions }: Props) {
  const { t } = useTranslation()
  const row = (item: Item, children: React.ReactNode, more: { number?: number; depth?: number } = {}) => (
    <ItemRow key={item.id} item={item} current={item.id === cursor} {...actions} {...more}>
      {children}
    </ItemRow>
  )
  return (
    <>
      {layout.rows.length === 0 && <p className="empty">{t('readNothing')}</p>}
      <Section title={t('leaders')} items={layout.people}>
        {layout.people.map((item) => row(item, <PersonFacts item={item} />))}
      </Section>
      <Section title={t('stops')} items={layout.stops} className="stops">
        {layout.stops.map((item) =>
          row(item, <StopFacts item={item} decide={actions.decide} />, { number: numbers.get(item.id), depth: depthOf(item, layout.stops) }),
        )}
      </Section>
      {layout.groups.map((group) => (
        <GroupSection key={group.place} group={group}>
          {group.items.map((item) => row(item, <DirectiveFacts item={item} decide={actions.decide} />, { number: numbers.get(item.id) }))}
        </GroupSection>
      ))}
      <Section title={t('organisations')} items={layout.organisations}>
        {layout.organisations.map((item) => row(item, <BodyFacts item={item} decide={actions.decide} />))}
      </Section>
      <Section title={t('remarks')} items={layout.remarks}>
        {layout.remarks.map((item) => row(item, <RemarkFacts item={item} />))}
      </Section>
    </>
  )
}

function Section({ title, items, className, children }: { title: string; items: Item[]; className?: string; children: React.ReactNode }) {
  if (items.length === 0) return null
  return (
    <section>
      <h2>
        {title} <span className="count">{counted(items)}</span>
      </h2>
      <ul className={className}>{children}</ul>
    </section>
  )
}

function GroupSection({ group, children }: { group: Group; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>
        {group.place ? t('asksOf', { place: group.place }) : t('general')}{' '}
        <span className="count">{t('asksCount', { n: counted(group.items), measurable: group.measurable })}</span>
      </h2>
      <ul className="asks">{children}</ul>
    </section>
  )
}

function PersonFacts({ item }: { item: Item }) {
  const person = valueOf(item).person
  return (
    <>
      {person?.leads ? <b>{person.name}</b> : person?.name} <span className="soft">{person?.title}</span>
    </>
  )
}

function RemarkFacts({ item }: { item: Item }) {
  const { t } = useTranslation()
  const remark = valueOf(item).remark
  return (
    <>
      <span className="theme">{t(`remark_${remark?.kind ?? 'seen'}`)}</span> {remark?.text}
    </>
  )
}
