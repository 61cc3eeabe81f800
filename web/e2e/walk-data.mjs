import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './server.mjs'

const picture = (page, name) => page.screenshot({ path: join(root, `out/web-data-${name}.png`) })

/** From an empty record to a measured one: the sample, own files checked and kept, a job, its run again, what is there as files. */
export async function dataWalk(session) {
  for (const step of [first, tables, refused, cancelled, replaced, measured, repeated, figures]) {
    console.log(`  data: ${step.name}`)
    await step(session)
  }
}

const card = (page, kind) => page.getByRole('region', { name: kind, exact: true })

async function first({ page, check }) {
  await page.goto('/data')
  await page.getByText('还没有数据').waitFor()
  await check('first steps')
  await picture(page, 'first')
  await page.getByRole('button', { name: '用我的数据' }).click()
  await page.waitForURL('**start=own')
  const steps = page.locator('.steps > li')
  await page.getByLabel('区县代码').fill('990101')
  await page.getByRole('button', { name: /^载\s?入$/ }).click()
  await steps.nth(0).getByText('已有').waitFor()
  assert.equal(await steps.nth(1).getAttribute('aria-current'), 'step', 'the next step opens')
  await check('own steps')
  await picture(page, 'steps')
  await page.reload()
  await steps.nth(1).locator('.add-layer').waitFor()
  await page.getByRole('button', { name: '看全部数据' }).click()
  await page.getByRole('button', { name: '用示例镇' }).click()
  await card(page, '地图').getByText('sample-town.osm.pbf').waitFor()
  await card(page, '人口').getByText(/共 3\d,\d{3} 人/).waitFor()
  await card(page, '设施').getByText('没有自己的设施表').waitFor()
  await check('layers')
  await picture(page, 'layers')
}

const facilities = 'id,name,category,lon,lat\na,甲站,health.station,123.5301,29.2473\nb,乙站,health.station,123.5301,29.2473\nc,丙店,own.kind,,\nd,丁园,park,123.9,29.9\n'

/** A file dropped anywhere is taken for what its name says, checked with nothing kept, then kept. */
async function tables({ page, check }) {
  await drop(page, '卫生设施.csv', facilities)
  await page.waitForURL('**add=facilities')
  await page.getByLabel('来源').fill('区卫健局')
  await page.getByLabel('数据日期').fill('2026-13')
  await page.getByText('不是日期').waitFor()
  assert.ok(await page.getByRole('button', { name: '先检查' }).isDisabled())
  await page.getByLabel('数据日期').fill('2026-10')
  await page.getByRole('button', { name: '先检查' }).click()
  for (const words of ['4 行设施', '1 行没有坐标', '1 处像是重复的', '1 处附近没有路：d']) await page.getByText(words).waitFor()
  await check('checked file')
  await picture(page, 'checked')
  assert.equal(await layers(page).then((l) => l.length), 2, 'a check keeps nothing')
  await page.getByRole('button', { name: /^导\s?入$/ }).click()
  await page.getByText('已导入“卫生设施.csv”').waitFor()
  await page.getByRole('button', { name: /^好$/ }).click()
  await card(page, '设施').getByText('区卫健局').waitFor()
  assert.equal(await card(page, '设施').getByText('2026年10月').count(), 1)
}

/** A refusal says what happened, what was kept and what to do, in the reader's language where the server has it. */
async function refused({ page, check, faults }) {
  await page.getByRole('button', { name: '换成新的: 人口' }).click()
  await page.locator('.add-layer input[type=file]').setInputFiles({ name: '人口.csv', mimeType: 'text/csv', buffer: Buffer.from('lon,lat,people\n1,2,many\n') })
  await page.getByRole('button', { name: '先检查' }).click()
  await page.getByText('没有通过检查：人口表第 2 行第 3 列（people）："many" 不是数字').waitFor()
  await page.getByText('没有保存任何内容，原有数据不变').waitFor()
  await check('refused file')
  await picture(page, 'refused')
  forget(faults, '422')
}

/** A large upload shows how far it is, and ends at once when told to. */
async function cancelled({ page }) {
  await page.route('**/api/layers?*', (route) => setTimeout(() => void route.continue().catch(() => {}), 3000))
  await page.locator('.add-layer input[type=file]').setInputFiles({ name: '人口.csv', mimeType: 'text/csv', buffer: Buffer.from('lon,lat,people\n1,2,3\n') })
  await page.getByRole('button', { name: '先检查' }).click()
  await page.locator('.upload-going').waitFor()
  await page.getByRole('button', { name: /^停\s?止$/ }).click()
  await page.locator('.upload-going').waitFor({ state: 'detached' })
  await page.unroute('**/api/layers?*')
  await page.getByRole('button', { name: /^关\s?闭$/ }).click()
  await page.locator('.add-layer').waitFor({ state: 'detached' })
}

/** Removing asks first, says what is current then, and can be taken back. */
async function replaced({ page, check }) {
  await card(page, '设施').getByRole('button', { name: /^移除/ }).click()
  await page.getByText('不再使用“卫生设施.csv”？').waitFor()
  await page.getByRole('tooltip').getByRole('button', { name: /^移\s?除$/ }).click()
  await card(page, '设施').getByText('没有自己的设施表').waitFor()
  await page.getByRole('button', { name: /^撤\s?销$/ }).click()
  await card(page, '设施').getByText('卫生设施.csv').waitFor()
  await drop(page, '设施二.csv', facilities.replace('甲站', '甲站二'))
  await page.getByRole('button', { name: '先检查' }).click()
  await page.getByRole('button', { name: /^导\s?入$/ }).click()
  await page.getByText('已导入').waitFor()
  await page.getByRole('button', { name: /^好$/ }).click()
  await page.getByRole('tab', { name: '历史（1）' }).click()
  const row = page.locator('.ant-table-row', { hasText: '卫生设施.csv' })
  const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: /下载/ }).click()])
  assert.equal(readFileSync(await download.path(), 'utf8'), facilities, 'the file comes back as it went in')
  await check('history')
  await picture(page, 'history')
}

/** A measurement runs beside the rest; its run says by which files it was made. */
async function measured({ page, check }) {
  await page.getByRole('tab', { name: '任务与测算' }).click()
  await page.getByText('还没有结果').waitFor()
  await page.getByRole('button', { name: '按 15 分钟测算全部类别' }).click()
  await page.getByRole('button', { name: /^看第 \d+ 次$/ }).click({ timeout: 30_000 })
  await page.waitForURL('**run=*')
  const particulars = page.locator('.particulars')
  const run = await newest(page)
  for (const { content } of run.inputs) await particulars.getByText(content).waitFor()
  await particulars.getByText(run.result).waitFor()
  await check('a run')
  await picture(page, 'run')
  await page.reload()
  await particulars.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), particulars.getByRole('link', { name: 'CSV' }).click()])
  assert.match(readFileSync(await download.path(), 'utf8'), /芦影村/)
}

/** The same files and parameters give the same bytes, and the page says so, also where the job is over before it is seen. */
async function repeated({ page }) {
  const { id } = await newest(page)
  await page.route('**/api/jobs?*', (route) => setTimeout(() => void route.continue().catch(() => {}), 1500))
  await page.getByRole('button', { name: `再算一次: ${id}` }).click()
  await page.getByText(`与第 ${id} 次逐字节相同`).waitFor({ timeout: 30_000 })
  await page.unroute('**/api/jobs?*')
}

async function figures({ page, check }) {
  await page.getByRole('tab', { name: '历次数值' }).click()
  await page.locator('.observed tbody tr').first().waitFor()
  await page.getByRole('combobox', { name: '村居' }).click()
  await page.locator('.ant-select-item-option', { hasText: '芦影村' }).click()
  await page.waitForURL('**area=990101003202')
  await page.waitForFunction(() => document.querySelectorAll('.observed tbody tr').length === 1)
  await check('figures over time')
  await picture(page, 'figures')
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.filters').getByRole('link', { name: 'CSV' }).click()])
  assert.equal(readFileSync(await download.path(), 'utf8').trim().split('\n').length, 2, 'a repetition is no second value')
}

const layers = async (page) => (await (await page.request.get('/api/layers')).json()).layers
const newest = async (page) => (await (await page.request.get('/api/runs?limit=1')).json()).runs[0]

async function drop(page, name, text) {
  const files = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer()
      data.items.add(new File([text], name, { type: 'text/csv' }))
      return data
    },
    [name, text],
  )
  await page.dispatchEvent('main', 'dragover', { dataTransfer: files })
  await page.getByText('松开，先检查再导入').waitFor()
  await page.dispatchEvent('main', 'drop', { dataTransfer: files })
}

/** Takes out the browser's own note of a refusal that was meant to be. */
function forget(faults, status) {
  const noted = faults.findIndex((f) => f.includes(status))
  assert.ok(noted >= 0, 'the browser notes the refusal')
  faults.splice(noted, 1)
}
