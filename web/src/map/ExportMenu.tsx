import { Button, Dropdown } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ground } from './groundStyle'
import { mapPicture } from './mapPicture'
import { printLight } from './printLight'

interface Props {
  file: (format: string) => string // where the tables are, as xlsx or csv
  title: string
  ground: Ground
}

/** What is shown, to be taken along: its tables, its map as a picture, the page on paper. */
export function ExportMenu({ file, title, ground }: Props) {
  const { t } = useTranslation()
  usePrintKey()
  return (
    <Dropdown
      menu={{
        items: [
          { key: 'xlsx', label: <a href={file('xlsx')}>XLSX</a> },
          { key: 'csv', label: <a href={file('csv')}>CSV</a> },
          { key: 'png', label: t('picture'), onClick: () => void mapPicture(title, ground, ground.madeUp ? t('foundMadeUp') : undefined) },
          { key: 'print', label: t('print'), onClick: () => void printLight() },
        ],
      }}
    >
      <Button>{t('export')}</Button>
    </Dropdown>
  )
}

/** Ctrl+P prints as the menu does. */
function usePrintKey() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      void printLight()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
