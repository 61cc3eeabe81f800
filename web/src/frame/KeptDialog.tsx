import { useMutation } from '@tanstack/react-query'
import { Button, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayInstant } from '../i18n/day'
import { NameDialog } from './NameDialog'
import { useProblem } from './useProblem'

/** Something that was kept under a name. */
export interface Kept {
  id: number
  name: string
  changed_by: string
  changed_at: string
  version: number
}

interface Props<K extends Kept> {
  title: string
  rows: K[]
  open: (row: K) => void
  rename?: (row: K, name: string) => Promise<unknown>
  remove: (row: K) => Promise<unknown>
  close: () => void
}

/** What was kept: each can be opened, given another name, and removed. */
export function KeptDialog<K extends Kept>({ title, rows, open, rename, remove, close }: Props<K>) {
  const { t, i18n } = useTranslation()
  const say = useProblem()
  const [naming, setNaming] = useState<K>()
  const renaming = useMutation({ mutationFn: async (name: string) => naming && rename?.(naming, name), onSuccess: () => setNaming(undefined) })
  const removing = useMutation({ mutationFn: remove })
  return (
    <Modal open title={title} footer={null} onCancel={close} width={720}>
      <table className="list">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Button
                  type="link"
                  onClick={() => {
                    open(row)
                    close()
                  }}
                >
                  {row.name}
                </Button>
              </th>
              <td className="soft">
                {row.changed_by} · <time dateTime={row.changed_at}>{sayInstant(row.changed_at, i18n.language)}</time>
              </td>
              <td className="acts">
                {rename && (
                  <Button size="small" type="text" aria-label={`${t('keptRename')}: ${row.name}`} onClick={() => setNaming(row)}>
                    {t('keptRename')}
                  </Button>
                )}
                <Popconfirm title={t('keptRemoveSure', { name: row.name })} okText={t('keptRemove')} cancelText={t('cancel')} onConfirm={() => removing.mutate(row)}>
                  <Button size="small" type="text" danger aria-label={`${t('keptRemove')}: ${row.name}`}>
                    {t('keptRemove')}
                  </Button>
                </Popconfirm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {removing.error && <p className="no">{say(removing.error)}</p>}
      {naming && <NameDialog title={t('keptRename')} suggestion={naming.name} error={renaming.error} save={renaming.mutate} close={() => setNaming(undefined)} />}
    </Modal>
  )
}
