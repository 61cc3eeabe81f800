/** The language of files that the server writes, for that of the page. */
export function fileLanguage(language: string): string {
  return language === 'zh-Hans' ? 'zh' : language
}
