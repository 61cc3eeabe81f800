import { useTranslation } from 'react-i18next'
import { StatusLamp } from '../list/StatusLamp'

/** How the checking of a visit stands; one that was ended with items left open says so. */
export function VisitLamp({ status, open }: { status: string; open: number }) {
  const { t } = useTranslation()
  const partly = status === 'accepted' && open > 0
  return partly ? <StatusLamp status="partly" word={t('visitPartly', { n: open })} /> : <StatusLamp status={status} word={t(`visitStatus_${status}`)} />
}
