import { Button, Dropdown, type MenuProps } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { canDraw } from './canDraw'
import { mapPicture } from './mapPicture'
import { printLight } from './printLight'

interface Props {
  file: (format: string) => string // where the tables are, as xlsx or csv
  title: string
}

/** What is shown, to be taken along: its tables, its map as a picture, the page on paper. */
export function ExportMenu({ file, title }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  usePrintKey()
  const picture = { key: 'png', label: t('picture'), onClick: () => void mapPicture(title) }
  const items: MenuProps['items'] = [
    { key: 'xlsx', label: <a href={file('xlsx')}>XLSX</a> },
    { key: 'csv', label: <a href={file('csv')}>CSV</a> },
    ...(canDraw() ? [picture] : []),
    { key: 'print', label: t('print'), onClick: () => void printWithout(() => { setOpen(false) }) },
  ]
  return (
    <Dropdown menu={{ items }} open={open} onOpenChange={setOpen}>
      <Button>{t('export')}</Button>
    </Dropdown>
  )
}

/** Prints once what is open over the page is gone. */
async function printWithout(close: () => void) {
  close()
  await new Promise((gone) => setTimeout(gone, 300))
  await printLight()
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
