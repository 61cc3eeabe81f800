import { useTranslation } from 'react-i18next'
import { sayDay } from '../i18n/day'
import { parts, type Hit } from './hits'

interface Props {
  hit: Hit
  first: boolean // of its kind
  id: string
  chosen: boolean
  open: () => void
}

/** One hit, with the words that were searched for marked. */
export function HitLine({ hit, first, id, chosen, open }: Props) {
  const { t, i18n } = useTranslation()
  const [before, within, after] = parts(hit)
  const ended = hit.ended && t(hit.into ? 'areaBecame' : 'areaEnded', { day: sayDay(hit.ended, i18n.language), into: hit.into })
  const note = hit.kind === 'document' ? hit.note?.split('/').at(-1) : hit.note // of a path the file's name
  const day = sayDay(hit.day, i18n.language, !hit.year_guessed)
  const notes = [note, ended, day].filter(Boolean).join(' · ')
  return (
    <>
      {first && (
        <li role="presentation" className="hit-kind">
          {t(`hit_${hit.kind}`)}
        </li>
      )}
      <li role="option" id={id} aria-selected={chosen} className="hit" onClick={open}>
        <span className="hit-text">
          {before}
          <mark>{within}</mark>
          {after}
        </span>
        {notes && <span className="soft">{notes}</span>}
        {day && hit.year_guessed && <span className="flag">{t('yearGuessed')}</span>}
      </li>
    </>
  )
}
