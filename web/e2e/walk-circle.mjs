import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './server.mjs'

/** The life circle: measure, look at a home, drag a facility and see the figures follow, undo, compare, export. */
export async function circleWalk({ page, check }) {
  console.log('  the life circle')
  await page.goto('/circle?category=health.station&minutes=15')
  const map = page.getByRole('region', { name: '生活圈地图' })
  await map.waitFor()
  const big = page.locator('.circle-figure .big')
  await big.waitFor()
  await page.waitForLoadState('networkidle')
  const before = await big.textContent()
  assert.match(before, /^\d+\.\d%$/)
  await check('life circle')
  await page.screenshot({ path: join(root, 'out/web-circle.png') })

  await dragNew(page, map)
  await page.locator('.circle-figure .change').waitFor()
  const after = await big.textContent()
  assert.ok(parseFloat(after) >= parseFloat(before), `a new station lowers the share from ${before} to ${after}`)
  assert.match(page.url(), /try=new-1/)
  const link = page.url()
  await check('life circle with a trial')
  await page.screenshot({ path: join(root, 'out/web-circle-trial.png') })

  await page.reload()
  await page.locator('.circle-figure .change').waitFor()
  assert.equal(await big.textContent(), after)
  await page.getByRole('tab', { name: '设施' }).click()
  await page.getByRole('button', { name: /^移动: 新增 1/ }).focus()
  await page.keyboard.press('ArrowUp')
  await page.getByRole('button', { name: /撤\s?销/ }).click()
  await page.getByRole('button', { name: '全部恢复' }).click()
  await page.locator('.circle-figure .change').waitFor({ state: 'detached' })
  assert.equal(await big.textContent(), before)

  await lateAnswers(page, map, before)
  await undoLink(page, link, before, after)
  await handOnFacility(page, map)
  await escape(page, map)
  await home(page, map)
  await homeOfSquare(page, map)
  await search(page)
  await files(page)
  await page.getByRole('button', { name: '对照另一条规则' }).click()
  await page.getByRole('region', { name: '对照地图' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByRole('tab', { name: '村居' }).click()
  await page.getByRole('columnheader', { name: /相差/ }).click()
  assert.match(page.url(), /sort=difference/)
  await check('life circle compared')
  await page.screenshot({ path: join(root, 'out/web-circle-compared.png') })
}

/** Drags while every answer takes its time: what was asked on the way stands neither for the drop nor after its undoing. */
async function lateAnswers(page, map, before) {
  await page.route('**/trial', async (route) => {
    await new Promise((wait) => setTimeout(wait, 400))
    await route.continue()
  })
  const big = page.locator('.circle-figure .big')
  await dragNew(page, map)
  await page.waitForTimeout(1000) // the last answer on its way, and that for the drop
  const dropped = await big.textContent()
  await page.reload()
  await page.locator('.circle-figure .change').waitFor()
  assert.equal(await big.textContent(), dropped)
  await dragNew(page, map)
  await page.getByRole('button', { name: '全部恢复' }).click()
  await page.waitForTimeout(1000)
  assert.equal(await big.textContent(), before)
  assert.equal(await page.locator('.circle-figure .change').count(), 0)
  await page.unroute('**/trial')
}

/** Opens an address that carries a trial: undoing gives the ground as it is, redoing the trial again. */
async function undoLink(page, link, before, after) {
  await page.goto(link)
  const big = page.locator('.circle-figure .big')
  await page.locator('.circle-figure .change').waitFor()
  assert.equal(await big.textContent(), after)
  await page.getByRole('button', { name: /撤\s?销/ }).click()
  await page.locator('.circle-figure .change').waitFor({ state: 'detached' })
  assert.equal(await big.textContent(), before)
  await page.keyboard.press('Control+Shift+Z')
  await page.locator('.circle-figure .change').waitFor()
  assert.equal(await big.textContent(), after)
}

/** Finds a home by the name of a village, without the map. */
async function search(page) {
  await page.goto('/circle?category=health.station&minutes=15&list=home')
  await page.getByLabel('按坐标或地名找一户').fill('鷺汊村')
  await page.getByRole('button', { name: /查\s?找/ }).click()
  await page.locator('.home-card .way-head').first().waitFor()
  assert.match(page.url(), /home=\d+/)
}

/** Drags the chip across the map in steps, as a hand does. */
export async function dragNew(page, map, steps = 12) {
  const box = await map.boundingBox()
  const chip = await page.getByRole('button', { name: '拖一处新的到地图上' }).boundingBox()
  await page.mouse.move(chip.x + chip.width / 2, chip.y + chip.height / 2)
  await page.mouse.down()
  for (let i = 1; i <= steps; i++) {
    await page.mouse.move(box.x + box.width * (0.3 + (0.35 * i) / steps), box.y + box.height * (0.45 + 0.1 * Math.sin(i)))
    await page.waitForTimeout(40)
  }
  await page.mouse.up()
}

/** A hand that trembles on a facility chooses it and no home under it; one that lets go off the map moves nothing. */
async function handOnFacility(page, map) {
  await goToStation(page, map)
  const box = await map.boundingBox()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 1, y + 1)
  await page.mouse.up()
  await page.waitForURL(/facility=/)
  assert.doesNotMatch(page.url(), /try=|home=/)

  await page.locator('.legend [role=status]').waitFor() // whom it serves, while it is moved
  await page.mouse.down()
  for (let i = 1; i <= 8; i++) await page.mouse.move(x - 10 * i, y, { steps: 2 })
  await page.locator('.circle-figure .change').waitFor()
  await page.mouse.move(box.x - 20, y)
  await page.mouse.up()
  await page.mouse.move(x + 60, y + 60, { steps: 5 })
  await page.locator('.circle-figure .change').waitFor({ state: 'detached' })
  assert.doesNotMatch(page.url(), /try=/)
}

/** Escape takes back what is being dragged, a new facility and one that is there: nothing stays of it. */
async function escape(page, map) {
  await goToStation(page, map)
  const { pathname, search } = new URL(page.url())
  const box = await map.boundingBox()
  const chip = await page.getByRole('button', { name: '拖一处新的到地图上' }).boundingBox()
  for (const [x, y] of [[chip.x + chip.width / 2, chip.y + chip.height / 2], [box.x + box.width / 2, box.y + box.height / 2]]) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 6 })
    await page.locator('.circle-figure .change').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.circle-figure .change').waitFor({ state: 'detached' })
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.7, { steps: 3 })
    await page.mouse.up()
    await page.waitForTimeout(300)
    assert.equal(await page.locator('.circle-figure .change').count(), 0)
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, pathname + search)
  }
}

/** Has the map show a station in its middle. */
async function goToStation(page, map) {
  const facts = await (await page.request.get('/api/circle?standard=gb50180-2018')).json()
  const { facilities } = await (await page.request.get(`/api/circle/${facts.version}/verdict?category=health.station&minutes=15`)).json()
  await page.goto(`/circle?category=health.station&minutes=15&at=${facilities[0].lon},${facilities[0].lat},16`)
  await map.waitFor()
  await page.waitForLoadState('networkidle')
}

/** Looks where a station is, clicks until a home is hit, and reads its ways. */
async function home(page, map) {
  await goToStation(page, map)
  const box = await map.boundingBox()
  for (let i = 0; i < 200 && !page.url().includes('home='); i++) {
    await page.mouse.click(box.x + 60 + ((i * 37) % (box.width - 120)), box.y + 80 + ((i * 53) % (box.height - 160)))
    await page.waitForTimeout(30)
  }
  assert.match(page.url(), /home=\d+/)
  await page.locator('.home-card .way-parts li, .home-card .way-head').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(root, 'out/web-circle-home.png') })
}

/** Far out, where homes are squares, a click chooses the home nearest to it. */
async function homeOfSquare(page, map) {
  const facts = await (await page.request.get('/api/circle?standard=gb50180-2018')).json()
  const { lon, lat } = await (await page.request.get(`/api/circle/${facts.version}/homes/0`)).json()
  await page.goto(`/circle?category=health.station&minutes=15&at=${lon},${lat},12`)
  await map.waitFor()
  await page.waitForLoadState('networkidle')
  const box = await map.boundingBox()
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForURL(/home=\d+/)
}

/** The table as a file, and the map as a picture. */
async function files(page) {
  for (const [item, start] of [
    ['CSV', '\ufeff'],
    ['图片 PNG', '\x89PNG'],
  ]) {
    await page.getByRole('button', { name: /导\s?出/ }).hover()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(item, { exact: true }).click()])
    const bytes = readFileSync(await download.path())
    assert.ok(bytes.toString(start === '\ufeff' ? 'utf8' : 'latin1').startsWith(start), `${item} begins with ${bytes.subarray(0, 8).toString('hex')}`)
  }
}

/** Drags a facility over a real city, and tells how long the figures took to follow. */
export async function dragWalk({ page }) {
  await page.goto('/circle?category=edu.kindergarten&minutes=10&at=8.69,49.41,13.5')
  const map = page.getByRole('region', { name: '生活圈地图' })
  await map.waitFor({ timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  await dragNew(page, map, 150)
  const times = await page.evaluate(() => performance.getEntriesByType('measure').filter((m) => m.name === 'trial').map((m) => m.duration).sort((a, b) => a - b))
  assert.ok(times.length > 20, `${times.length} trials while dragging`)
  const at = (share) => times[Math.ceil(share * times.length) - 1].toFixed(0)
  console.log(`  dragging over a city: ${times.length} trials, half within ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms`)
}
