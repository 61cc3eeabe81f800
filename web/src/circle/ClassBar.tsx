import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { minuteColours } from '../map/groundStyle'
import { hatchedBackground } from '../map/hatch'
import { usePageLook } from '../map/usePageLook'
import { classesOf, sayShare } from './minutes'

/** The people by class of minutes as one bar; its words say the same. */
export function ClassBar({ rule }: { rule: Pick<Schemas['AccessRule'], 'classes' | 'ends' | 'none_known'> }) {
  const { i18n } = useTranslation()
  const colours = minuteColours[usePageLook()]
  const { classes } = rule
  const all = classes.reduce((sum, n) => sum + n, 0)
  if (all === 0 || rule.none_known) return null
  const { names } = classesOf(rule)
  const words = classes.map((n, i) => `${names[i]}′ ${sayShare(n / all, i18n.language)}`).join(', ')
  return (
    <span className="class-bar" role="img" aria-label={words} title={words}>
      {classes.map((n, i) => (
        <i key={names[i]} style={{ width: `${(100 * n) / all}%`, background: colours.steps[i] ?? hatchedBackground(colours.none, colours.noneGround) }} />
      ))}
    </span>
  )
}
