import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, ifMatch } from '../api/client'
import { useProblem } from '../frame/useProblem'
import type { Layer } from './queries'

/** Takes a layer out of what is measured, after asking; it can be taken back. */
export function RemoveLayer({ layer, before }: { layer: Layer; before?: Layer }) {
  const { t } = useTranslation()
  const say = useProblem()
  const { message } = App.useApp()
  const client = useQueryClient()
  const settle = { onSuccess: () => client.invalidateQueries(), onError: (error: unknown) => void message.error(say(error)) }
  const undo = useMutation({ mutationFn: (seq: number) => answer(api.POST('/api/events/{seq}/undo', { params: { path: { seq } } })), ...settle })
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/layers/{id}', { params: { path: { id: layer.id }, header: ifMatch(layer.version) } })),
    ...settle,
    onSuccess: ({ event }) => {
      const key = `layer-${layer.id}`
      const takeBack = () => {
        message.destroy(key)
        undo.mutate(event)
      }
      void message.open({
        key,
        type: 'info',
        duration: 12,
        content: (
          <span className="alert-acts">
            {t('dataRemoved', { name: layer.name })}
            <Button size="small" onClick={takeBack}>
              {t('undo')}
            </Button>
          </span>
        ),
      })
      return client.invalidateQueries()
    },
  })
  return (
    <Popconfirm
      title={t('dataRemoveAsk', { name: layer.name })}
      description={<span className="remove-note">{t(before ? 'dataRemoveBefore' : 'dataRemoveNone', { name: before?.name })}</span>}
      okText={t('dataRemove')}
      cancelText={t('cancel')}
      onConfirm={() => remove.mutate()}
    >
      <Button size="small" type="text" danger loading={remove.isPending} aria-label={`${t('dataRemove')}: ${layer.name}`}>
        {t('dataRemove')}
      </Button>
    </Popconfirm>
  )
}
