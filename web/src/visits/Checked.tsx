import { useTranslation } from 'react-i18next'

/** How much of a visit a person has decided about, as figures and as a bar. */
export function Checked({ done, open }: { done: number; open: number }) {
  const { t } = useTranslation()
  const all = done + open
  return (
    <span className="checked" title={t('progress', { done, all })}>
      <progress max={Math.max(1, all)} value={done} aria-label={t('progress', { done, all })} />
      <span aria-hidden="true">
        {done}/{all}
      </span>
    </span>
  )
}
