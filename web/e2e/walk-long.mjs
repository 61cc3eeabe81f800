import assert from 'node:assert/strict'

/** A list of thousands: rows come as they are scrolled to, few are drawn at a time, and only the day sorts. */
export async function longWalk({ page, check }) {
  console.log('  a long list')
  await page.goto('/directives')
  const drawn = () => page.locator('.list tbody tr[data-row]').count()
  await page.locator('.list tbody tr').first().waitFor()
  await page.getByText('超过 1,000 条').waitFor()
  assert.equal(await page.getByRole('button', { name: '主题', exact: true }).count(), 0, 'too long to be sorted by theme')
  const seen = new Set()
  for (let n = 0; n < 120 && seen.size < 1500; n++) {
    for (const row of await page.locator('.list tbody tr[data-row] .wide a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))) seen.add(row)
    assert.ok((await drawn()) <= 260, `${await drawn()} rows are drawn`)
    await page.evaluate(() => document.querySelector('main').scrollBy(0, 2600))
    await page.waitForTimeout(120)
  }
  assert.ok(seen.size >= 1500, `${seen.size} rows were seen`)
  await check('a long list')
  await page.evaluate(() => document.querySelector('main').scrollTo(0, 0))
  await page.getByRole('button', { name: '日期', exact: true }).click()
  await page.waitForURL('**sort=day')
  await page.goto('/directives?theme=agriculture&sort=text')
  await page.locator('.list.long tbody tr[data-row]').first().waitFor() // all of it comes at once
  await page.goto('/directives?sort=theme')
  await page.getByText('多于 1,000 行只能按日期排序').waitFor()
}
