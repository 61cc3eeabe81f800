import { AutoComplete, Checkbox, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const themes = ['environment', 'investment', 'industry', 'rural', 'agriculture', 'infrastructure', 'livability', 'safety', 'governance', 'digital', 'other']
const stopKinds = ['town', 'village', 'community', 'park', 'enterprise', 'farm', 'facility', 'other']

/** The fields of a kind of item. The first one is what the item is called by, so it must be filled in. */
export function Fields({ kind, places }: { kind: 'directive' | 'stop' | 'person' | 'organisation' | 'remark'; places: string[] }) {
  const { t } = useTranslation()
  const field = (name: string, control: ReactNode, required = false) => (
    <Form.Item name={name} label={t(`field_${name}`)} rules={required ? [{ required, whitespace: true, message: t('required') }] : []}>
      {control}
    </Form.Item>
  )
  const yes = (name: string) => (
    <Form.Item name={name} valuePropName="checked">
      <Checkbox>{t(`field_${name}`)}</Checkbox>
    </Form.Item>
  )
  const words = (name: string, max: number, required = false) => field(name, <Input maxLength={max} autoFocus={required} />, required)
  const text = field('text', <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} autoFocus />, true)
  switch (kind) {
    case 'directive':
      return (
        <>
          {text}
          {field('theme', <Select options={themes.map((value) => ({ value, label: t(`theme_${value}`) }))} />)}
          {field('for', <AutoComplete maxLength={200} options={places.map((value) => ({ value }))} />)}
          <div className="pair">
            {words('addressee', 200)}
            {words('by', 64)}
          </div>
          {words('deadline', 200)}
          {yes('measurable')}
        </>
      )
    case 'stop':
      return (
        <>
          {words('place', 200, true)}
          {field('kind', <Select options={stopKinds.map((value) => ({ value, label: t(`kind_${value}`) }))} />)}
          {field('within', <AutoComplete maxLength={200} options={places.map((value) => ({ value }))} />)}
          {words('organisation', 200)}
        </>
      )
    case 'person':
      return (
        <>
          {words('name', 64, true)}
          {words('title', 200)}
          {yes('leads')}
        </>
      )
    case 'organisation':
      return words('name', 200, true)
    case 'remark':
      return (
        <>
          {text}
          {field('kind', <Select options={['seen', 'heard'].map((value) => ({ value, label: t(`remark_${value}`) }))} />)}
        </>
      )
  }
}
