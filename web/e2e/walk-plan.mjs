import assert from 'node:assert/strict'
import { join } from 'node:path'
import { root } from './server.mjs'

/** A plan: ask, watch, read the answer, refuse a site, keep it, find it again, try it by hand. */
export async function planWalk({ page, check }) {
  console.log('  a plan of three stations')
  await page.goto('/plan?category=health.station&within=10&p=3')
  await page.getByRole('region', { name: '选址地图' }).waitFor()
  await check('plan before the answer')
  await page.getByRole('button', { name: /^选\s?址$/ }).click()
  await page.locator('.circle-figure .change').waitFor({ timeout: 60_000 })
  assert.match(page.url(), /run=\d+/)
  await page.waitForLoadState('networkidle')
  await check('plan')
  await page.screenshot({ path: join(root, 'out/web-plan.png') })

  const site = page.getByRole('button', { name: /^不用此处: / }).first()
  const refused = (await site.getAttribute('aria-label')).replace('不用此处: ', '')
  const run = () => new URL(page.url()).searchParams.get('run')
  const before = run()
  await site.click()
  await page.waitForURL((url) => url.searchParams.has('without') && url.searchParams.get('run') !== before, { timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  assert.equal(await page.getByRole('button', { name: `不用此处: ${refused}` }).count(), 0, `${refused} was refused and is chosen again`)

  await page.getByRole('button', { name: '存为方案' }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('三处卫生站')
  await page.getByRole('button', { name: /保\s?存/ }).click()
  await page.getByRole('button', { name: '已存方案 1' }).waitFor()
  await page.getByRole('tab', { name: '加几处有多少人在内' }).click()
  await page.getByRole('img', { name: '加几处有多少人在内' }).waitFor()
  await page.getByRole('switch').click()
  await page.locator('.circle-figure .change').waitFor({ state: 'detached' })
  assert.match(page.url(), /show=before/)
  assert.doesNotMatch(await page.locator('.circle-figure').textContent(), /新增/)
  await page.getByRole('switch').click()
  await page.reload()
  await page.locator('.circle-figure .change').waitFor()
  const planned = await page.locator('.circle-figure .big').textContent()
  await page.getByRole('link', { name: '到生活圈里试' }).click()
  await page.locator('.circle-figure .change').waitFor()
  assert.equal(await page.locator('.circle-figure .big').textContent(), planned, 'the life circle says another share than the plan')
  await page.emulateMedia({ media: 'print' })
  await page.pdf({ path: join(root, 'out/web-circle.pdf'), format: 'A4', printBackground: true })
  await page.emulateMedia({ media: null })
}

/** Addresses that name what is not there say so. */
export async function planOfNothing({ page }) {
  for (const [query, said] of [
    ['job=424242', '没有第 424242 号任务'],
    ['run=424242', '没有第 424242 次测算'],
  ]) {
    await page.goto(`/plan?${query}`)
    await page.getByText(said).waitFor()
    assert.ok(await page.getByRole('button', { name: /^选\s?址$/ }).isEnabled())
  }
}
