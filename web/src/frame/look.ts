import { theme, type ThemeConfig } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'

export type Look = 'light' | 'dark'

const kept = 'zhenyu.look'
const dark = window.matchMedia('(prefers-color-scheme: dark)')

let lent = false
const watching = new Set<() => void>()

/** Shows the page in its light look until it is taken back, whatever the person chose: paper is white. */
export function lendLight(on: boolean): void {
  lent = on
  for (const changed of watching) changed()
}

function watch(changed: () => void) {
  watching.add(changed)
  return () => void watching.delete(changed)
}

/** Light or dark: as the person chose, else as the system says. */
export function useLook(): [Look, (look: Look) => void] {
  const [chosen, choose] = useState(() => localStorage.getItem(kept) as Look | null)
  const [system, setSystem] = useState<Look>(dark.matches ? 'dark' : 'light')
  useEffect(() => {
    const follow = () => setSystem(dark.matches ? 'dark' : 'light')
    dark.addEventListener('change', follow)
    return () => dark.removeEventListener('change', follow)
  }, [])
  const printed = useSyncExternalStore(watch, () => lent)
  const look = printed ? 'light' : (chosen ?? system)
  useEffect(() => {
    document.documentElement.dataset.look = look
  }, [look])
  return [
    look,
    (next) => {
      localStorage.setItem(kept, next)
      choose(next)
    },
  ]
}

export type TypeSize = 'usual' | 'large'

const keptSize = 'zhenyu.type'

/** How large the words are, as the person chose. */
export function useTypeSize(): [TypeSize, (size: TypeSize) => void] {
  const [size, setSize] = useState<TypeSize>(() => (localStorage.getItem(keptSize) === 'large' ? 'large' : 'usual'))
  useEffect(() => {
    document.documentElement.dataset.type = size
    localStorage.setItem(keptSize, size)
  }, [size])
  return [size, setSize]
}

const font = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", system-ui, sans-serif'

/** The theme of antd's parts, in the colours and sizes of styles.css. */
export function antdTheme(look: Look, size: TypeSize): ThemeConfig {
  const isDark = look === 'dark'
  const large = size === 'large'
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#5cc3bf' : '#0b6b6b',
      colorLink: isDark ? '#5cc3bf' : '#0b6b6b',
      colorBgBase: isDark ? '#171c1e' : '#ffffff',
      colorBgContainer: isDark ? '#171c1e' : '#ffffff',
      colorBorder: isDark ? '#3a4447' : '#cfd6d8',
      colorBgElevated: isDark ? '#1f2629' : '#ffffff',
      colorTextBase: isDark ? '#e4e9ea' : '#1c2325',
      colorTextPlaceholder: isDark ? '#9aa7ab' : '#5b676b',
      colorError: isDark ? '#f19a9f' : '#a3282f',
      borderRadius: 4,
      fontFamily: font,
      fontSize: large ? 17.5 : 14,
      fontSizeSM: large ? 15 : 12,
      controlHeight: large ? 40 : 32,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: { Progress: { defaultColor: isDark ? '#5cc3bf' : '#0b6b6b' }, Button: { primaryColor: isDark ? '#0d1415' : '#ffffff', primaryShadow: 'none', defaultShadow: 'none' } },
  }
}
