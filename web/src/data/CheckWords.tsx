import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { byPresence, findings } from './check'
import { sayBox } from './files'
import { useCategoryName } from './useCategoryName'

/** What a check found in a layer, in words: what is in it, what is odd, and how many of every category. */
export function CheckWords({ layer }: { layer: Schemas['Layer'] }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const said = (holes: Record<string, number | string>) => Object.fromEntries(Object.entries(holes).map(([k, v]) => [k, typeof v === 'number' ? number.format(v) : v]))
  return (
    <div className="check">
      <ul>
        {findings(layer, t('comma')).map((f) => (
          <li key={f.key} className={f.warns ? 'no' : undefined}>
            {f.warns && <span aria-hidden="true">▲ </span>}
            {t(f.key, said(f.holes))}
          </li>
        ))}
        {layer.summary.box && <li className="soft">{t('foundBox', { box: sayBox(layer.summary.box, i18n.language) })}</li>}
      </ul>
      {layer.summary.categories && <Categories counts={layer.summary.categories} />}
    </div>
  )
}

function Categories({ counts }: { counts: Schemas['CategoryCount'][] }) {
  const { t, i18n } = useTranslation()
  const nameOf = useCategoryName()
  const { some, none } = byPresence(counts)
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <details>
      <summary>{t(none.length > 0 ? 'foundCategories' : 'foundCategoriesAll', { n: some.length, none: none.length })}</summary>
      <ul className="counts">
        {some.map((c) => (
          <li key={c.name}>
            <span>{nameOf(c.name)}</span> <b>{number.format(c.facilities)}</b>
            {c.twice ? <span className="soft"> {t('foundTwiceShort', { n: c.twice })}</span> : null}
          </li>
        ))}
      </ul>
      {none.length > 0 && (
        <p className="soft">
          {t('foundNone')} {none.map((c) => nameOf(c.name)).join(t('comma'))}
        </p>
      )}
    </details>
  )
}
