import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'
import hans from './zh-Hans.json'
import hant from './zh-Hant.json'

export const languages = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' } as const
export type Language = keyof typeof languages

const kept = 'zhenyu.language'

function preferred(): Language {
  const asked = localStorage.getItem(kept) ?? navigator.language
  if (asked in languages) return asked as Language
  if (/^zh-(TW|HK|MO|Hant)/i.test(asked)) return 'zh-Hant'
  return asked.startsWith('zh') ? 'zh-Hans' : 'en'
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: 'zh-Hans',
    resources: { 'zh-Hans': { translation: hans }, 'zh-Hant': { translation: hant }, en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
  })
  document.documentElement.lang = i18next.language
}

export function setLanguage(language: Language): void {
  localStorage.setItem(kept, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}
