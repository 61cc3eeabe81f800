import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { axeFaults, open } from './browser.mjs'
import { root } from './server.mjs'

const folder = join(root, 'out/web')

/** Takes a picture of every page, wide and narrow, light and dark, Chinese and English; gives the faults seen. */
export async function takePictures(browser, url) {
  mkdirSync(folder, { recursive: true })
  const faults = []
  for (const width of [390, 1280, 1920]) {
    for (const look of ['light', 'dark']) {
      for (const language of ['zh-CN', 'en-GB']) {
        const session = await open(browser, url, { width, height: { 390: 844, 1280: 800, 1920: 1080 }[width], look, language })
        const name = `${width}-${look}-${language.slice(0, 2)}`
        for (const [page, show] of Object.entries(pages)) {
          await show(session.page)
          await session.page.screenshot({ path: join(folder, `${page}-${name}.png`) })
          const wide = await session.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
          if (wide) faults.push(`${page} ${name}: wider than the window`)
          faults.push(...(await axeFaults(session.page)).map((f) => `${page} ${name}: ${f}`))
        }
        faults.push(...session.faults.map((f) => `${name}: ${f}`))
        await session.close()
      }
    }
  }
  return faults
}

const pages = {
  async visits(page) {
    await page.goto('/visits')
    await page.locator('.list tbody tr').first().waitFor()
  },
  async visit(page) {
    await page.getByRole('link', { name: '邬澜舟赴四镇调研镇域发展' }).first().click()
    await page.locator('.prose mark').first().waitFor()
    for (let n = 0; n < 4; n++) await page.keyboard.press('j')
    await page.waitForFunction(() => document.querySelectorAll('mark[data-lit]').length > 0)
  },
  async directives(page) {
    await page.goto('/directives')
    await page.locator('.list tbody tr').first().waitFor()
  },
  async search(page) {
    await page.keyboard.press('Control+k')
    await page.locator('.search input').fill('鹭汀')
    await page.locator('.hit').first().waitFor()
  },
  async places(page) {
    await page.goto('/places')
    await page.locator('.list tbody tr').first().waitFor()
  },
  async area(page) {
    await page.getByRole('link', { name: '鹭汀镇' }).click()
    await page.locator('.list tbody tr').first().waitFor()
  },
  async data(page) {
    await page.goto('/data')
    await page.locator('.layer-name').first().waitFor()
    await page.locator('.check summary').first().click()
  },
}
