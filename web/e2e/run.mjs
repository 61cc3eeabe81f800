// Walks through the page as a person would, in a real browser on the built program, and leaves pictures in out/web.
// node e2e/run.mjs [--pictures]
import { existsSync } from 'node:fs'
import { axeFaults, executable, launch, open } from './browser.mjs'
import { takePictures } from './pictures.mjs'
import { join } from 'node:path'
import { root, startServer } from './server.mjs'
import { circleWalk, dragWalk } from './walk-circle.mjs'
import { dataWalk } from './walk-data.mjs'
import { emptyWalk } from './walk-empty.mjs'
import { keysWalk } from './walk-keys.mjs'
import { planOfNothing, planWalk } from './walk-plan.mjs'
import { longWalk } from './walk-long.mjs'
import { mapWalk } from './walk-map.mjs'
import { rereadWalk } from './walk-reread.mjs'
import { walk } from './walk.mjs'

if (!existsSync(executable)) {
  console.log(`skipped: no browser at ${executable}; name one in CHROMIUM`)
  process.exit(0)
}

// A real city, where there is one to measure on.
const city = join(root, '../shared/data/heidelberg.osm.pbf')

const faults = []
const browser = await launch()
try {
  await inBrowser({ sample: true }, walk)
  await inBrowser({ sample: true }, keysWalk)
  await inBrowser({ sample: false }, emptyWalk)
  await inBrowser({ sample: true, map: true }, mapWalk)
  await inBrowser({ map: true }, circleWalk)
  await inBrowser({ map: true }, planWalk)
  await inBrowser({ map: true }, planOfNothing)
  if (existsSync(city)) await inBrowser({ extract: city }, dragWalk)
  await inBrowser({ sample: true, unnamed: true }, rereadWalk)
  await inBrowser({ scale: 260 }, longWalk)
  await inBrowser({ sample: false }, dataWalk)
  const server = await startServer({ sample: true, map: true })
  faults.push(...(await takePictures(browser, server.url)))
  await server.stop()
} finally {
  await browser.close()
}
for (const fault of faults) console.error(fault)
console.log(faults.length ? `${faults.length} faults` : 'no fault')
process.exitCode = faults.length ? 1 : 0

async function inBrowser(record, steps) {
  const server = await startServer(record)
  const session = await open(browser, server.url)
  try {
    await steps({ ...session, check: async (place) => faults.push(...(await axeFaults(session.page)).map((f) => `${place}: ${f}`)) })
  } catch (error) {
    for (const fault of session.faults) console.error(fault)
    await session.page.screenshot({ path: join(root, 'out/web-failed.png') }).catch(() => {})
    throw error
  } finally {
    faults.push(...session.faults)
    await session.close()
    await server.stop()
  }
}
