import { minuteColours } from '../map/groundStyle'
import { usePageLook } from '../map/usePageLook'
import { classNames } from './minutes'

/** The people by class of minutes as one bar; its words say the same. */
export function ClassBar({ classes }: { classes: readonly number[] }) {
  const colours = minuteColours[usePageLook()]
  const all = classes.reduce((sum, n) => sum + n, 0)
  if (all === 0) return null
  const words = classes.map((n, i) => `${classNames[i]}′ ${Math.round((1000 * n) / all) / 10}%`).join(', ')
  return (
    <span className="class-bar" role="img" aria-label={words} title={words}>
      {classes.map((n, i) => (
        <i key={classNames[i]} className={i === 4 ? 'none' : undefined} style={{ width: `${(100 * n) / all}%`, background: colours.steps[i] }} />
      ))}
    </span>
  )
}
