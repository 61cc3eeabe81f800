import { launch, open } from './browser.mjs'
const [url, path, out, width = '1280', height = '860', look = 'light', language = 'zh-CN'] = process.argv.slice(2)
const b = await launch()
const s = await open(b, url, { width: +width, height: +height, look, language })
await s.page.goto(path)
await s.page.waitForTimeout(+(process.env.WAIT ?? 5000))
await s.page.screenshot({ path: out })
console.log(s.faults.slice(0, 10))
await b.close()
