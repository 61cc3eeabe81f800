import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Schemas } from '../api/client'
import { observationsOf } from '../data/queries'
import { RecordRun } from './RecordRun'

interface Props {
  facts: Schemas['CircleFacts']
  whole: Schemas['AccessRule']
}

/** Which run in the record has the figures that are shown; where none has, a way to make one. */
export function KeptRun({ facts, whole }: Props) {
  const { t } = useTranslation()
  const known = useQuery(observationsOf(''))
  const ofProfile = new Set(known.data?.runs.filter((r) => r.parameters.access?.profile === facts.profile).map((r) => r.id))
  const kept = known.data?.observations.find((o) => ofProfile.has(o.run) && sameRule(o, facts, whole) && sameFigures(o, whole))
  if (!known.data) return null
  if (kept) {
    return (
      <p className="kept-run soft">
        <Link href={`/data?list=runs&run=${kept.run}`}>{t('circleOfRun', { n: kept.run })}</Link>
      </p>
    )
  }
  return (
    <p className="kept-run soft">
      {t('circleNoRun')}{' '}
      <RecordRun facts={facts} access={{ profile: facts.profile, categories: [whole.category], minutes: [whole.seconds / 60], limit: facts.limit_seconds }} />
    </p>
  )
}

/** Whether a value in the record is by the rule that is shown, under its own name or under a standard's. */
function sameRule(o: Schemas['Observation'], facts: Schemas['CircleFacts'], whole: Schemas['AccessRule']): boolean {
  if (o.rule === `${whole.category} ${whole.seconds / 60} min`) return true
  return facts.rules.some((r) => `${r.id} ${r.level}` === o.rule && r.category === whole.category && r.minutes * 60 === whole.seconds)
}

/** Whether a value in the record is the one that is shown, to the last digit. */
function sameFigures(o: Schemas['Observation'], whole: Schemas['AccessRule']): boolean {
  return o.category === whole.category && (['people', 'within', 'share', 'low', 'high'] as const).every((figure) => o[figure] === whole[figure])
}
