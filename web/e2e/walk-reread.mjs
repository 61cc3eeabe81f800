import assert from 'node:assert/strict'

/** A visit that was read without the district's names is read again with them: each difference is shown, and can be taken. */
export async function rereadWalk({ page, check, faults }) {
  console.log('  read again')
  await page.goto('/visits')
  await page.getByRole('link', { name: '邬澜舟赴四镇调研镇域发展' }).first().click()
  await page.locator('.prose mark').first().waitFor()
  const open = async () => {
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByText('重新识读', { exact: true }).click()
    await page.getByRole('dialog').getByText('当初识读').first().waitFor()
  }
  await open()
  const dialog = page.getByRole('dialog')
  const rows = dialog.locator('.differences tbody tr')
  const all = await rows.count()
  assert.ok(all > 1, `${all} differences`)
  await check('differences')
  await colleague(page)
  await rows.first().getByRole('button', { name: /采用/ }).click()
  await page.getByText(/已先作修改/).first().waitFor()
  assert.match(faults.pop() ?? '', /409/) // the browser's own word for it
  await page.waitForFunction((n) => document.querySelectorAll('.differences tbody tr').length === n, all)
  await rows.first().getByRole('button', { name: /采用/ }).click()
  await page.waitForFunction((n) => document.querySelectorAll('.differences tbody tr').length === n, all - 1)
  await dialog.getByRole('button', { name: /全部更新/ }).click()
  await dialog.getByText('结果与现有的一致').waitFor()
  await dialog.getByRole('button', { name: '关 闭' }).or(dialog.getByRole('button', { name: '关闭' })).last().click()
  await page.locator('.row.accepted').first().waitFor()
  await page.keyboard.press('u')
  await page.getByText('已撤销').first().waitFor()
  await page.keyboard.press('u')
  await page.waitForFunction(() => document.querySelectorAll('.row.accepted').length === 0)
  await open()
  await page.waitForFunction((n) => document.querySelectorAll('.differences tbody tr').length === n, all)
}

/** Somebody else rejects the item of the first difference while the dialog is open, as programs do. */
async function colleague(page) {
  const status = await page.evaluate(async () => {
    const visit = location.pathname.split('/').pop()
    const { differences } = await (await fetch(`/api/visits/${visit}/reading`)).json()
    const headers = { 'Content-Type': 'application/json', 'If-Match': '*' }
    const answer = await fetch(`/api/items/${differences[0].item}`, { method: 'PATCH', headers, body: JSON.stringify({ status: 'rejected' }) })
    return answer.status
  })
  assert.equal(status, 200)
}
