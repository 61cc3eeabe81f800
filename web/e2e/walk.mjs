import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

/** List → a visit → accept, edit, reject, undo → an ask from selected text → asks → search → places. */
export async function walk(session) {
  const { page } = session
  for (const step of [list, rail, sort, keys, mouse, selection, missed, bulk, staleRow, staleDialog, visitFacts, sameSite, sameOrganisation, whichArea, directives, unknownTown, search, places, site, organisation, repaired, merge, large, language]) {
    console.log(`  ${step.name}`)
    await step(session)
  }
  await page.waitForTimeout(50) // late messages of the console
}

async function list({ page, check }) {
  await page.goto('/')
  await page.waitForURL('**/visits')
  const rows = page.locator('.list tbody tr')
  await rows.first().waitFor()
  const all = await rows.count()
  assert.ok(all >= 10, `${all} visits`)
  await check('visits')
  await page.getByLabel('起始日期').fill('2026-10-01')
  await page.waitForURL('**from=2026-10-01')
  await page.waitForFunction((n) => document.querySelectorAll('.list tbody tr').length < n, all)
  const some = await rows.count()
  await page.reload()
  await rows.first().waitFor()
  assert.equal(await rows.count(), some, 'filters in the address outlive a reload')
  await page.getByTitle('清除筛选').click()
}

// A head sorts up, down, and gives the list's own order back; the address keeps it.
async function sort({ page }) {
  const days = () => page.locator('.list tbody .day').allTextContents()
  const figures = async () => (await page.locator('.list tbody td[data-label="要求"]').allTextContents()).map(Number)
  const newest = await days()
  await page.getByRole('button', { name: '要求', exact: true }).click()
  await page.waitForURL('**sort=directives')
  const up = await figures()
  assert.deepEqual(up, [...up].sort((a, b) => a - b))
  await page.getByRole('button', { name: '要求', exact: true }).click()
  await page.waitForURL('**sort=-directives')
  const down = await figures()
  assert.deepEqual(down, [...down].sort((a, b) => b - a))
  await page.getByRole('button', { name: '日期', exact: true }).click()
  await page.waitForURL('**sort=day')
  await page.waitForFunction((first) => document.querySelector('.list tbody .day').textContent !== first, newest[0])
  assert.equal((await days()).at(-1), newest[0], 'the newest comes last')
  await page.goto('/visits')
  await page.locator('.list tbody tr').first().locator('.wide a').focus()
  await page.keyboard.press('ArrowDown')
  assert.ok(await page.locator('.list tbody tr').nth(1).locator('.wide a').evaluate((link) => link === document.activeElement), 'the arrow goes to the next row')
  await page.getByRole('link', { name: '邬澜舟赴四镇调研镇域发展' }).first().click()
}

async function keys({ page, check }) {
  await page.locator('.prose mark').first().waitFor()
  await check('visit')
  await page.keyboard.press('j')
  const first = page.locator('.row').first()
  assert.equal(await first.getAttribute('aria-current'), 'true')
  assert.ok((await page.locator('mark[data-lit]').count()) > 0, 'the row lights its span')
  await page.keyboard.press('a')
  await first.locator('.lamp.accepted').waitFor()
  const second = page.locator('.row').nth(1)
  assert.equal(await second.getAttribute('aria-current'), 'true', 'the cursor goes on')
  await page.keyboard.press('r')
  await second.locator('.lamp.rejected').waitFor()
  assert.equal(await page.locator('.keys', { hasText: '原文、修复后' }).count(), 0, 'this text has no other form')
  const marked = page.locator(`.prose mark[data-key="${await second.getAttribute('data-key')}"]`).first()
  assert.match(await marked.getAttribute('title'), /已退回/, 'a rejected item keeps its mark')
  await page.keyboard.press('u')
  await page.waitForFunction(() => !document.querySelectorAll('.row')[1].classList.contains('rejected'))
  await page.keyboard.press('u')
  await page.waitForFunction(() => !document.querySelectorAll('.row')[0].classList.contains('accepted'))
  await page.keyboard.press('u')
  await page.getByText('没有可撤销的操作').waitFor()

  // Faster than the server answers: each act must name the version that the one before made.
  await first.focus()
  for (const key of 'aaakaru') await page.keyboard.press(key)
  await page.waitForFunction(() => {
    const statuses = [...document.querySelectorAll('.row')].slice(0, 5).map((row) => row.className.split(' ')[2])
    return statuses.join(' ') === 'accepted accepted accepted proposed proposed'
  })
  for (let n = 0; n < 4; n++) await page.keyboard.press('u')
  await page.waitForFunction(() => document.querySelectorAll('.row:not(.proposed)').length === 0)
}

async function mouse({ page, check }) {
  const ask = page.locator('.asks .row').first()
  const words = await ask.locator('.words > div').first().textContent()
  await page.locator(`.prose mark.directive[data-key="${await ask.getAttribute('data-key')}"]`).first().click()
  assert.equal(await ask.getAttribute('aria-current'), 'true', 'a click on the text finds the row')
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('内容').waitFor()
  await check('edit dialog')
  await dialog.getByLabel('内容').fill(`${words}（核定）`)
  await dialog.getByLabel('期限').fill('年底前')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await ask.getByText('（核定）').waitFor()
  await ask.locator('.lamp.accepted').waitFor()
  await ask.getByText(`原读作：${words}`).waitFor()
  await page.reload()
  await page.locator('.asks .row').first().getByText('（核定）').waitFor()
  const saved = page.waitForResponse((r) => r.request().method() === 'PATCH')
  await page.locator('.asks .row').nth(1).getByLabel(/退回/).click()
  await page.locator('.asks .row').nth(1).locator('.lamp.rejected').waitFor()
  await (await saved).finished()
  await page.waitForLoadState('networkidle')
  // The window knows what was done in it also after a reload, and undo goes on to what was done before.
  await page.reload()
  await page.locator('.asks .row').nth(1).locator('.lamp.rejected').waitFor()
  await page.keyboard.press('u')
  await page.locator('.asks .row').nth(1).locator('.lamp').waitFor({ state: 'detached' })
  await page.keyboard.press('u')
  await page.waitForFunction(() => !document.querySelector('.asks .row').textContent.includes('（核定）'))
  await page.keyboard.press('u')
  await page.getByText('没有可撤销的操作').waitFor()
}

async function selection({ page }) {
  const before = await page.locator('.asks .row').count()
  const text = await select(page)
  await page.locator('.selected').getByRole('button', { name: '要求' }).click()
  const dialog = page.getByRole('dialog')
  assert.equal(await dialog.getByLabel('内容').inputValue(), text)
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await page.waitForFunction((n) => document.querySelectorAll('.asks .row').length === n + 1, before)
  const added = page.locator('.asks .row', { hasText: text }).last()
  await added.click()
  await added.getByText('由 local 补充').waitFor()
  await page.waitForFunction((want) => [...document.querySelectorAll('mark.directive[data-lit]')].some((m) => m.textContent === want), text)
  await page.keyboard.press('u')
  await page.waitForFunction((n) => document.querySelectorAll('.asks .row').length === n, before)
}

// Selects within the first plain paragraph text, as a drag of the mouse does.
function select(page) {
  return page.evaluate(() => {
    const prose = document.querySelector('.prose')
    const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.search(/[一-龥]{6}/)
      if (node.parentElement !== prose || at < 0) continue
      node.parentElement.scrollIntoView()
      getSelection().setBaseAndExtent(node, at, node, at + 6)
      return node.data.slice(at, at + 6)
    }
  })
}

// A stop from selected text by mouse, a person by key, who need not stand in the text.
async function missed({ page, check }) {
  const text = await select(page)
  await page.locator('.selected').getByRole('button', { name: '地点' }).click()
  const dialog = page.getByRole('dialog')
  assert.equal(await dialog.getByLabel('地名').inputValue(), text)
  await check('add a stop')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await page.locator('.stops .row.accepted', { hasText: text }).waitFor()
  await page.waitForFunction((want) => [...document.querySelectorAll('mark.stop')].some((m) => m.textContent === want), text)
  await page.keyboard.press('u')
  await page.locator('.stops .row', { hasText: text }).waitFor({ state: 'detached' })

  await page.keyboard.press('n')
  await dialog.getByText('人', { exact: true }).click()
  await dialog.getByLabel('名称').fill('沈望潮')
  await dialog.getByLabel('职务').fill('区政协主席')
  await page.keyboard.press('Control+Enter')
  await page.locator('.row.person.accepted', { hasText: '沈望潮' }).waitFor()
  await page.keyboard.press('u')
  await page.locator('.row.person', { hasText: '沈望潮' }).waitFor({ state: 'detached' })
}

async function bulk({ page, check }) {
  const button = page.getByRole('button', { name: /^接受 \d+ 条$/ })
  const n = Number(/\d+/.exec(await button.textContent())[0])
  assert.ok(n > 5, `${n} items above the confidence`)
  const accepted = () => page.locator('.row.accepted').count()
  const before = await accepted()
  const id = Number(/\d+$/.exec(new URL(page.url()).pathname)[0])
  const other = await decideElsewhere(page, id, 'accepted') // the page counts it among the open ones still
  await button.click()
  await page.getByText(`已接受 ${n - 1} 条`).waitFor()
  await page.reload()
  await page.waitForFunction((want) => document.querySelectorAll('.row.accepted').length === want, before + n)
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.waitForFunction((want) => document.querySelectorAll('.row.accepted').length === want, before + 1)
  await decideElsewhere(page, id, 'proposed', other)
  await page.reload()
  await page.waitForFunction((want) => document.querySelectorAll('.row.accepted').length === want, before)
  await button.click()
  await page.getByText(`已接受 ${n} 条`).waitFor()
  assert.equal(await accepted(), before + n)
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.waitForFunction((want) => document.querySelectorAll('.row.accepted').length === want, before)
  await button.click()
  await page.waitForFunction((want) => document.querySelectorAll('.row.accepted').length === want, before + n)
  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '修改记录' }).click()
  const past = page.locator('.history li').first()
  await past.getByRole('button', { name: /显示其余 \d+ 处/ }).click()
  assert.equal(await past.locator('ins').count(), n, 'the history tells all that was accepted')
  await check('a long history')
  await page.keyboard.press('Escape')
  await page.locator('.history').waitFor({ state: 'detached' })
  const open = await page.locator('.row.proposed').count()
  assert.ok(open > 0, 'some items are still open')
  await page.getByRole('button', { name: '核对完毕' }).click()
  await page.locator('.ant-modal-confirm-title', { hasText: `还有 ${open} 条没有核对` }).waitFor()
  await check('finish with open items')
  await page.getByRole('button', { name: '继续核对' }).click()
  await page.locator('.visit-line .lamp.proposed').waitFor()
  await page.getByRole('button', { name: '核对完毕' }).click()
  await page.getByRole('button', { name: '仍标为完毕' }).click()
  await page.locator('.visit-line .lamp.partly', { hasText: `${open} 条未核对` }).waitFor()
}

// Decides about an item of a visit, the first surely read one where none is named, as somebody else would.
function decideElsewhere(page, visit, status, item) {
  return page.evaluate(
    async ([visit, status, item]) => {
      const { items } = await (await fetch(`/api/visits/${visit}`)).json()
      item ??= items.find((i) => i.status === 'proposed' && i.proposal?.confidence >= 0.9).id
      const headers = { 'Content-Type': 'application/json', 'If-Match': '*' }
      await fetch(`/api/items/${item}`, { method: 'PATCH', headers, body: JSON.stringify({ status }) })
      return item
    },
    [visit, status, item],
  )
}

// The day, the title, and whether it is a visit at all are a person's to say; a guessed year is shown as one until then.
async function visitFacts({ page, check }) {
  await page.goto('/visits')
  const row = page.locator('.list tbody tr', { hasText: '上次说的事' })
  await row.locator('.flag', { hasText: '年份为推测' }).waitFor()
  assert.doesNotMatch(await row.locator('.day').textContent(), /周/, 'a guessed day has no weekday')
  await row.getByRole('link').click()
  await page.getByRole('button', { name: '改日期、标题' }).click()
  const dialog = page.getByRole('dialog')
  const save = dialog.getByRole('button', { name: /保\s*存/ })
  await dialog.getByText('文中写作“11月12日”').waitFor()
  await check('edit a visit')
  await dialog.getByLabel('日期', { exact: true }).fill('2025-11-31')
  await save.click()
  await dialog.getByText('不是日期').waitFor()
  await dialog.getByLabel('日期', { exact: true }).fill('2025-11-12')
  await dialog.getByLabel('标题').fill('回头看四镇')
  await save.click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: '回头看四镇' }).waitFor()
  await page.getByText('2025年11月12日周三').waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('heading', { name: '上次说的事' }).waitFor()
  await page.locator('.visit-line .flag', { hasText: '年份为推测' }).waitFor()
}

// The text as received and as repaired: a guess says what stood there, and asks are added to the received text only.
async function repaired({ page, check }) {
  await page.goto('/visits')
  await page.getByRole('link', { name: '副區長郗望舒到石帆鎮督導礦山生態修復' }).click()
  await page.locator('.prose').waitFor()
  const received = await page.locator('.prose').textContent()
  await page.keyboard.press('s')
  await page.waitForFunction((was) => document.querySelector('.prose').textContent !== was, received)
  assert.match(await page.locator('mark.guess').first().getAttribute('title'), /原文作/)
  await check('repaired')
  await page.locator('.keys', { hasText: '原文、修复后' }).waitFor()
  // What is selected in the repaired text is added where it came from.
  const text = await select(page)
  await page.locator('.selected').getByRole('button', { name: '所见所闻' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await page.locator('.row.remark.accepted', { hasText: text }).first().waitFor()
  await page.keyboard.press('s')
  await page.locator('.row.remark.accepted', { hasText: text }).first().click()
  await page.waitForFunction(() => document.querySelector('mark.remark[data-lit]'))
  await page.keyboard.press('u')
  await page.locator('.row.remark.accepted', { hasText: text }).waitFor({ state: 'detached' })
}

// Two files of one report: a person says so, and can take it back.
async function merge({ page }) {
  await page.goto('/visits')
  await page.getByRole('link', { name: '区人大代表视察农村生活污水治理' }).first().click()
  await page.getByText('可能与另一次调研是同一篇').waitFor()
  await page.getByText('区人大代表视察农村生活污水治理').nth(1).waitFor() // the other's title beside the question
  await page.getByRole('button', { name: '并入那一次' }).click()
  await page.getByText('把此次调研并入那一次？').waitFor()
  await page.locator('.ant-popconfirm').getByRole('button', { name: /合\s*并/ }).click()
  await page.getByText('此次调研已并入另一次').waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('可能与另一次调研是同一篇').waitFor()
}

// Somebody else decides first: the page says so, overwrites nothing, and shows what stands now.
async function staleRow({ page, faults }) {
  const row = page.locator('.row.proposed').first()
  const id = (await row.getAttribute('data-key')).slice('item-'.length)
  await page.evaluate((item) => fetch(`/api/items/${item}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', 'If-Match': '*' }, body: '{"status":"rejected"}' }), id)
  await row.click()
  await page.keyboard.press('a')
  await page.getByText('local 已先作修改（退回').waitFor()
  await page.locator(`.row.rejected[data-key="item-${id}"][aria-current]`).waitFor() // the cursor is back at it
  forget(faults, '409')
}

// A lost race or a dead server leaves what was written in its dialog, and says what stands in the record.
async function staleDialog({ page, faults, check }) {
  const row = page.locator('.asks .row').first()
  const id = (await row.getAttribute('data-key')).slice('item-'.length)
  await row.click()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('期限').fill('年底前')
  await page.evaluate((item) => fetch(`/api/items/${item}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', 'If-Match': '*' }, body: '{"status":"rejected"}' }), id)
  const save = dialog.getByRole('button', { name: /保\s*存/ })
  await save.click()
  await dialog.getByText('现为：已退回').waitFor()
  await check('a lost race')
  assert.equal(await dialog.getByLabel('期限').inputValue(), '年底前')
  await page.route('**/api/**', (route) => route.abort())
  await save.click()
  await dialog.getByText('连不上服务器').waitFor()
  await page.unroute('**/api/**')
  assert.equal(await dialog.getByLabel('期限').inputValue(), '年底前')
  await save.click()
  await dialog.waitFor({ state: 'hidden' })
  await page.locator(`.row.accepted[data-key="item-${id}"]`, { hasText: '年底前' }).waitFor()
  for (const status of ['409', 'ERR_FAILED']) forget(faults, status)
}

// The browser notes every refusal; those that a step is about are no faults.
function forget(faults, text) {
  const others = faults.filter((f) => !f.includes(text))
  assert.ok(others.length < faults.length, `the browser notes ${text}`)
  faults.splice(0, faults.length, ...others)
}

// A name that many places have: a person says which, and what is asked there goes along; the history says who did it.
async function whichArea({ page, check }) {
  await page.goto('/visits')
  const text = '3月1日,县委书记王一民到城关镇调研。王一民要求,把窗口排队时间压缩到10分钟以内。'
  await page.locator('input[type=file]').setInputFiles({ name: 'many.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.locator('.import-results').getByRole('link', { name: 'many.txt' }).click()
  const stop = page.locator('.stops .row', { hasText: '城关镇' })
  await stop.getByRole('button', { name: /同名 \d+ 处，未定/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.choice').nth(20).waitFor()
  await page.waitForFunction(() => document.activeElement.closest('[role=dialog]') && document.activeElement.tagName === 'INPUT')
  await page.keyboard.type('永登县')
  await page.waitForFunction(() => document.querySelectorAll('.choice').length === 1)
  await check('which area')
  await dialog.locator('.choice', { hasText: '甘肃省' }).click()
  await stop.getByRole('button', { name: /已定/ }).waitFor()
  await stop.locator('.lamp.accepted').waitFor()
  await stop.click()
  await stop.getByRole('button', { name: '修改记录' }).click()
  await dialog.getByText('待核对').waitFor()
  assert.equal(await dialog.locator('.history li').count(), 2, 'the import and the choice')
  await check('history')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('u')
  await stop.getByRole('button', { name: /未定/ }).waitFor()
}

// An address of what is not there says so, leads on, and is no list of everything.
async function unknownTown({ page, faults, check }) {
  for (const [path, status] of [['visits/abc', '422'], ['visits/99999', '404'], ['places/sites/99999', '404']]) {
    await page.goto(`/${path}`)
    await page.getByText('没有这一项').waitFor()
    await check(path)
    await page.getByRole('link', { name: '回到调研列表' }).click()
    await page.waitForURL('**/visits')
    forget(faults, status)
  }
  for (const [town, why, status] of [['99999999', '没有这一项', '404'], ['abc', '网址里的筛选条件没有这样的值', '422']]) {
    await page.goto(`/directives?town=${town}`)
    await page.getByText(why).waitFor()
    assert.equal(await page.locator('.list').count(), 0)
    await page.locator('.filter', { hasText: `没有这个镇街：${town}` }).waitFor()
    forget(faults, status)
  }
}

// A stop that could be a site of the record is asked about, never merged by itself.
async function sameSite({ page, check }) {
  await page.goto('/visits')
  await page.getByRole('link', { name: '上次说的事' }).click()
  const stop = page.locator('.stops .row', { hasText: '冷链物流园' })
  await stop.click()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('地名').fill('冷链物流园区')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await stop.getByText('是哪一处').waitFor()
  await check('which site')
  await stop.getByRole('button', { name: /冷链物流园 名称相近/ }).click()
  await page.waitForFunction(() => document.querySelectorAll('.which').length === 0)
  await page.keyboard.press('u')
  await stop.getByText('是哪一处').waitFor()
}

// So is a body that could be an organisation of the record.
async function sameOrganisation({ page, check }) {
  await page.goto('/visits')
  await page.getByRole('link', { name: '邬澜舟赴四镇调研镇域发展' }).first().click()
  for (const name of ['鹭汀镇卫生院', '盐霞光储有限公司']) {
    const met = page.locator('.row.organisation', { hasText: name })
    await met.getByLabel(/^接受/).click()
    await met.locator('.lamp.accepted').waitFor()
  }
  await page.goto('/visits')
  await page.getByRole('link', { name: '上次说的事' }).click()
  const body = page.locator('.row.organisation', { hasText: '卫生院' })
  await body.click()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('鹭汀卫生院')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await body.getByText('是哪一家').waitFor()
  await check('which organisation')
  await body.getByRole('button', { name: /鹭汀镇卫生院 名称相近/ }).click()
  await page.waitForFunction(() => document.querySelectorAll('.row.organisation .which').length === 0)
  await page.keyboard.press('u')
  await body.getByText('是哪一家').waitFor()
}

async function directives({ page, check }) {
  await page.getByRole('link', { name: '要求', exact: true }).click()
  const rows = page.locator('.list tbody tr')
  await rows.first().waitFor()
  await check('directives')
  const all = await page.locator('.page-head .soft').textContent()
  await page.locator('.filter', { hasText: '主题' }).click()
  await page.locator('.ant-select-item-option', { hasText: '农业' }).click()
  await page.waitForURL('**theme=agriculture**')
  await page.waitForFunction((was) => document.querySelector('.page-head .soft').textContent !== was, all)
  assert.equal(await rows.filter({ hasText: '农业' }).count(), await rows.count())
  await page.getByRole('button', { name: '导出' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const file = readFileSync(await (await download).path(), 'utf8')
  assert.equal(file.trim().split('\n').length - 1, await rows.count(), 'the file holds what is shown')
  await page.goto('/directives?theme=agriculture&sort=text')
  await page.locator('th[aria-sort=ascending]').waitFor()
  await page.getByRole('button', { name: '导出' }).click()
  const sorted = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const first = readFileSync(await (await sorted).path(), 'utf8').split('\n')[1]
  assert.ok(first.includes(await rows.first().locator('.wide').textContent()), 'the file is in the order shown')
  await rows.first().getByRole('link').click()
  await page.waitForURL('**/visits/*?item=*')
  await page.locator('.row[aria-current]').waitFor()
  await page.goBack()
  await page.waitForURL('**theme=agriculture**')
}

async function search({ page, check }) {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: '搜索' })
  await field.waitFor()
  await page.keyboard.type('园区') // not into the field: it must have the focus by itself
  await page.locator('.hit').first().waitFor()
  await check('search')
  assert.ok((await page.locator('.hit mark').allTextContents()).every((w) => w === '园区'))
  await field.press('ArrowDown')
  assert.equal(await page.locator('.hit').nth(1).getAttribute('aria-selected'), 'true')
  await field.fill('鷺汀')
  const town = page.locator('.hit').filter({ has: page.locator('.hit-text', { hasText: /^鹭汀镇$/ }) })
  await town.first().waitFor()
  while ((await town.first().getAttribute('aria-selected')) !== 'true') await field.press('ArrowDown')
  await field.press('Enter')
  await page.waitForURL('**/places/areas/*')
}

// The way to the pages is seen at every width, as words, as icons, or as both.
async function rail({ page }) {
  const sizes = (what) => page.locator(`.rail ${what}`).evaluateAll((all) => all.map((e) => e.getBoundingClientRect().width))
  for (const width of [390, 650, 800, 1099, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    assert.ok((await sizes('svg')).every((w) => w >= 12), `icons at ${width}`)
  }
  assert.ok((await sizes('a > span:last-child')).every((w) => w > 20), 'words')
}

async function places({ page, check }) {
  await page.getByRole('heading', { name: '鹭汀镇' }).waitFor()
  await page.getByText(/到访 \d+ 次/).waitFor()
  await page.locator('.list tbody tr').first().waitFor()
  await check('area')
  await page.getByRole('link', { name: '地点', exact: true }).click()
  await page.getByRole('link', { name: '鹭汀镇' }).waitFor()
  await check('towns')
  await page.getByRole('tab', { name: '点位' }).click()
  await page.waitForURL('**list=sites')
  await page.locator('.list tbody tr').first().waitFor()
  await check('sites')
  await page.locator('.list tbody tr a').first().click()
  await page.waitForURL('**/places/sites/*')
  await page.getByText(/在此提出的要求 \d+ 条/).waitFor()
  await check('site')
}

// A site is edited, split by its visits, parted again, and each can be undone from the record.
async function site({ page, check }) {
  const title = page.locator('h1')
  const name = await title.textContent()
  await page.getByRole('button', { name: '改', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').waitFor()
  await check('edit a site')
  await dialog.getByLabel('名称').fill(`${name}（东区）`)
  await dialog.getByLabel('经度（WGS-84）').fill('121.5')
  await dialog.getByLabel('纬度（WGS-84）').fill('')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await dialog.getByText('经度和纬度要么都填').first().waitFor()
  await dialog.getByLabel('纬度（WGS-84）').fill('31.2')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByRole('heading', { name: `${name}（东区）` }).waitFor()
  await page.getByText('121.50000, 31.20000').waitFor()
  await page.getByRole('button', { name: '改', exact: true }).click()
  for (const field of ['经度（WGS-84）', '纬度（WGS-84）']) await dialog.getByLabel(field).fill('')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByText('121.50000, 31.20000').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('121.50000, 31.20000').waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()

  await page.getByRole('button', { name: '拆分', exact: true }).click()
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByLabel('另一处的名称').fill('东区')
  await check('split a site')
  await dialog.getByRole('button', { name: '拆分', exact: true }).click()
  await page.getByText('没有到访记录').waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).first().click()
  await page.getByText('没有到访记录').waitFor({ state: 'detached' })

  await page.getByRole('button', { name: '合并', exact: true }).click()
  await dialog.getByRole('combobox', { name: '并入哪一处' }).fill('冷链')
  await page.locator('.ant-select-item-option').first().waitFor()
  await check('merge a site')
  await page.locator('.ant-select-item-option').first().click()
  await dialog.getByRole('button', { name: '合并', exact: true }).click()
  await page.getByText('已并入此处').waitFor()
  await page.getByRole('button', { name: `拆开 ${name}` }).click()
  await page.getByText('已并入此处').waitFor({ state: 'detached' })
}

// An organisation is what a site is: listed, with its visits and asks, edited, merged and split.
async function organisation({ page, check }) {
  await page.getByRole('link', { name: '地点', exact: true }).click()
  await page.getByRole('tab', { name: '单位' }).click()
  await page.waitForURL('**list=organisations')
  await page.locator('.list tbody tr').first().waitFor()
  await check('organisations')
  await page.locator('.list tbody tr a', { hasText: '盐霞光储有限公司' }).click()
  await page.waitForURL('**/places/organisations/*')
  await page.getByText(/到访 [1-9]\d* 次/).waitFor()
  await check('organisation')
  await page.getByRole('button', { name: '改', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('统一社会信用代码').fill('91310115MA1')
  await check('edit an organisation')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByText('代码不是 18 位').waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).first().click()
  await page.getByText('代码不是 18 位').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '拆分', exact: true }).click()
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByLabel('另一家的名称').fill('光储二厂')
  await check('split an organisation')
  await dialog.getByRole('button', { name: '拆分', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '撤销', exact: true }).first().click()
  await page.getByText('已撤销').first().waitFor()
}

async function large({ page, check }) {
  await page.goto('/visits')
  await page.locator('.list tbody tr').first().waitFor()
  const size = () => page.locator('.list tbody .wide a').first().evaluate((link) => parseFloat(getComputedStyle(link).fontSize))
  assert.equal(await size(), 14)
  await page.getByRole('button', { name: '大字' }).click()
  assert.equal(await size(), 17.5)
  await page.reload()
  await page.locator('.list tbody tr').first().waitFor()
  assert.equal(await size(), 17.5, 'the size outlives a reload')
  await check('large type')
  await page.getByRole('button', { name: '大字' }).click()
}

async function language({ page }) {
  await page.locator('.bar .ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: 'English' }).click()
  await page.getByRole('link', { name: 'Asks', exact: true }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await page.reload()
  await page.getByRole('link', { name: 'Asks', exact: true }).waitFor()
}
