import assert from 'node:assert/strict'
import { join } from 'node:path'
import { root } from './server.mjs'

/** Sites on the map: one that was accepted is drawn where it lies, and a click leads to it. */
export async function mapWalk({ page, check }) {
  console.log('  sites on the map')
  await page.goto('/places?list=sites')
  await page.evaluate(async () => {
    const { visits } = await (await fetch('/api/visits?limit=50')).json()
    for (const { id } of visits) {
      await fetch(`/api/visits/${id}/accept`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"above":0}' })
    }
  })
  await page.goto('/places?list=map')
  const map = page.getByRole('region', { name: '点位地图' })
  await map.waitFor()
  const { sites } = await (await page.request.get('/api/sites?limit=200')).json()
  const placed = sites.filter((site) => site.point).length
  assert.ok(placed > 5, `${placed} sites have a place`)
  await page.getByText(`${placed} 处点位`).waitFor()
  await page.waitForLoadState('networkidle')
  await check('map of sites')
  await page.screenshot({ path: join(root, 'out/web-map.png') })
  await page.getByRole('button', { name: '放大' }).click()
}
