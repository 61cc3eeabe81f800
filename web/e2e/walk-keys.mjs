import assert from 'node:assert/strict'

/** What keys must not do: decide while held, act below a menu or a dialog, or lose what is written; and where the focus goes. */
export async function keysWalk({ page, check }) {
  await page.goto('/visits')
  await page.getByRole('link', { name: '邬澜舟赴四镇调研镇域发展' }).first().click()
  await page.locator('.prose mark').first().waitFor()
  for (const step of [held, belowMenu, overDialog, withinVisit, finishing, dialogs]) {
    console.log(`  ${step.name}`)
    await step(page, check)
  }
}

const decided = (page) => page.locator('.row.accepted, .row.rejected').count()
const focused = (page) => page.evaluate(() => document.activeElement.textContent || document.activeElement.tagName)

async function held(page) {
  await page.keyboard.press('j')
  for (let n = 0; n < 8; n++) await page.keyboard.down('a') // all but the first repeat
  await page.keyboard.up('a')
  await page.locator('.row.accepted').waitFor()
  await page.waitForTimeout(300)
  assert.equal(await decided(page), 1, 'a key that is held accepts one')
}

async function belowMenu(page) {
  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '打印' }).waitFor()
  await page.keyboard.press('r')
  await page.waitForTimeout(300)
  assert.equal(await decided(page), 1, 'keys are the menu’s')
  await page.keyboard.press('Escape')
  await page.getByRole('menuitem', { name: '打印' }).waitFor({ state: 'hidden' })
}

async function overDialog(page) {
  await page.locator('.asks .row').first().click()
  await page.keyboard.press('e')
  const words = page.getByRole('dialog').getByLabel('内容')
  await words.fill('还没有保存的话')
  await page.keyboard.press('Control+k')
  await page.waitForTimeout(300)
  assert.equal(await page.getByRole('combobox', { name: '搜索' }).count(), 0, 'no search over a dialog')
  assert.equal(await words.inputValue(), '还没有保存的话')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

// A search that leads to an item of the very visit chooses it, a second time too.
async function withinVisit(page) {
  const ask = page.locator('.asks .row').last()
  const words = (await ask.locator('.words > div').first().textContent()).slice(0, 12)
  for (let n = 0; n < 2; n++) {
    await page.locator('.row').first().click()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索' }).fill(words)
    await page.locator('.hit', { hasText: words }).first().click()
    await page.waitForFunction((row) => document.querySelector('.row[aria-current]')?.dataset.key === row, await ask.getAttribute('data-key'))
  }
}

async function finishing(page, check) {
  await page.getByRole('button', { name: '核对完毕' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.waitForFunction(() => document.activeElement.textContent.includes('继续核对'))
  await check('finish by keyboard')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  assert.equal(await page.locator('.visit-line .lamp.proposed').count(), 1, 'Enter goes on checking')
}

// The dialogs of a site open with the focus in their first field.
async function dialogs(page) {
  const stop = page.locator('.stops .row', { hasText: '冷链物流园' }).first()
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH') // the lamp does not wait for it
  await stop.getByLabel(/^接受/).click()
  await saved
  await page.goto('/places?list=sites')
  await page.getByRole('link', { name: /冷链物流园/ }).first().click()
  for (const [word, role] of [['合并', 'combobox'], ['拆分', 'checkbox']]) {
    await page.getByRole('button', { name: new RegExp(word.split('').join('\\s*')) }).first().click()
    await page.getByRole('dialog').waitFor()
    await page.waitForFunction((role) => document.activeElement.getAttribute('role') === role || document.activeElement.type === role, role).catch(async () => assert.fail(`${word}: the focus is on ${await focused(page)}`))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
}
