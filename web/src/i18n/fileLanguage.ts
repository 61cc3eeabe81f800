/** The language of files that the server writes, for that of the page. */
export function fileLanguage(language: string): 'zh' | 'zh-Hant' | 'en' {
  return language === 'en' || language === 'zh-Hant' ? language : 'zh'
}
