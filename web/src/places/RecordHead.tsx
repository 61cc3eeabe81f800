import { EditOutlined, MergeCellsOutlined, SplitCellsOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../frame/PageHead'
import { MergeDialog } from './MergeDialog'
import type { RecordKind } from './recordKind'
import { SplitDialog } from './SplitDialog'
import type { RecordActs } from './useRecordActs'

interface Props {
  kind: RecordKind
  of: { id: number; version: number; name: string; merged_into?: number; removed?: boolean }
  acts: RecordActs
  edit: (close: () => void) => ReactNode // the dialog that changes it
}

/** The name of a site or organisation, and what a person can do to it. */
export function RecordHead({ kind, of, acts, edit }: Props) {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'edit' | 'merge' | 'split'>()
  const close = () => setDialog(undefined)
  const apart = of.merged_into !== undefined || of.removed === true
  return (
    <>
      <PageHead title={of.name}>
        <Button size="small" icon={<UndoOutlined aria-hidden />} title={t('undo')} aria-label={t('undo')} onClick={acts.undo} />
        {!apart && <Open icon={<MergeCellsOutlined aria-hidden />} word={t('merge')} open={() => setDialog('merge')} />}
        {!apart && <Open icon={<SplitCellsOutlined aria-hidden />} word={t('split')} open={() => setDialog('split')} />}
        {!apart && <Open icon={<EditOutlined aria-hidden />} word={t('siteEdit')} open={() => setDialog('edit')} />}
      </PageHead>
      {dialog === 'edit' && edit(close)}
      {dialog === 'merge' && <MergeDialog kind={kind} of={of} acts={acts} close={close} />}
      {dialog === 'split' && <SplitDialog kind={kind} of={of} acts={acts} close={close} />}
    </>
  )
}

function Open({ icon, word, open }: { icon: ReactNode; word: string; open: () => void }) {
  return (
    <Button size="small" icon={icon} onClick={open}>
      {word}
    </Button>
  )
}
