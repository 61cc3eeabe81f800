import { Select } from 'antd'

interface Props {
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChange: (value: string | undefined) => void
}

/** One filter of a list; its name stands in it while it holds nothing. */
export function FilterSelect({ label, value, options, onChange }: Props) {
  return (
    <Select
      className="filter"
      aria-label={label}
      placeholder={label}
      value={value}
      options={options}
      onChange={(next: string | undefined) => onChange(next)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
    />
  )
}
