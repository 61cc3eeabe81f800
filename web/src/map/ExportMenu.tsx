import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Ground } from './groundStyle'
import { mapPicture } from './mapPicture'

interface Props {
  file: (format: string) => string // where the tables are, as xlsx or csv
  title: string
  ground: Ground
}

/** What is shown, to be taken along: its tables, its map as a picture, the page on paper. */
export function ExportMenu({ file, title, ground }: Props) {
  const { t } = useTranslation()
  return (
    <Dropdown
      menu={{
        items: [
          { key: 'xlsx', label: <a href={file('xlsx')}>XLSX</a> },
          { key: 'csv', label: <a href={file('csv')}>CSV</a> },
          { key: 'png', label: t('picture'), onClick: () => void mapPicture(title, ground) },
          { key: 'print', label: t('print'), onClick: () => window.print() },
        ],
      }}
    >
      <Button>{t('export')}</Button>
    </Dropdown>
  )
}
