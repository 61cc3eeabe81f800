import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './server.mjs'

/** An empty record says what to do; files are uploaded, dropped, known again and refused. */
export async function emptyWalk({ page, check }) {
  console.log('  empty')
  await page.goto('/visits')
  await page.getByText('还没有调研报道').waitFor()
  await check('empty visits')
  for (const [path, words] of [['/directives', '还没有要求'], ['/places', '还没有行政区'], ['/places?list=sites', '还没有点位']]) {
    await page.goto(path)
    await page.getByText(words).waitFor()
  }
  await page.goto('/nowhere')
  await page.getByText('没有这一页').waitFor()

  console.log('  upload')
  await page.goto('/visits')
  const reports = ['01.txt', '06.docx', '07.pdf'].map((name) => join(root, 'sample/reports', name))
  await page.locator('input[type=file]').setInputFiles(reports)
  await page.getByText('已读 3 份：新 3，已知 0，拒收 0').waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.list tbody tr').length === 3)
  await check('imported')

  console.log('  drop')
  const text = readFileSync(reports[0], 'utf8')
  const files = await page.evaluateHandle((known) => {
    const data = new DataTransfer()
    data.items.add(new File([known], '01.txt', { type: 'text/plain' }))
    data.items.add(new File([], 'empty.txt', { type: 'text/plain' }))
    return data
  }, text)
  await page.dispatchEvent('main', 'dragover', { dataTransfer: files })
  await page.getByText('松开即导入').waitFor()
  await page.dispatchEvent('main', 'drop', { dataTransfer: files })
  await page.getByText('已读 2 份：新 0，已知 1，拒收 1').waitFor()
  assert.equal(await page.locator('.list tbody tr').count(), 3, 'a known file makes no second visit')
}
