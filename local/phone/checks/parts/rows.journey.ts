import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

interface Touched {
  row: number
  type: string
}

/** Sets data and answers every mutation below the rows, by the row it happened in. */
function mutationsOf(page: Page, data: object): Promise<Touched[]> {
  return page.evaluate(async (change) => {
    const scroller = document.querySelector('.phone-scroller')!
    const rows = [...document.querySelectorAll('.line')]
    const seen: { row: number; type: string }[] = []
    const note = (records: MutationRecord[]) =>
      records.forEach(({ target, type }) => {
        const element = target instanceof Element ? target : target.parentElement
        seen.push({ row: rows.indexOf(element?.closest('.line') as Element), type })
      })
    const observer = new MutationObserver(note)
    observer.observe(scroller, { subtree: true, childList: true, characterData: true, attributes: true })
    const pages = (
      window as unknown as { getCurrentPages(): { setData(data: object): void }[] }
    ).getCurrentPages()
    pages[pages.length - 1]!.setData(change)
    await new Promise((done) => setTimeout(done, 50))
    note(observer.takeRecords())
    observer.disconnect()
    return seen
  }, data)
}

test.describe('a page of 1,000 rows', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/rows/index')))

  test('draws them all', async ({ page }) => {
    await expect(page.locator('.line')).toHaveCount(1000)
    await expect(page.locator('.name').last()).toHaveText('row 999')
  })

  test('touches one text node for one changed name', async ({ page }) => {
    const touched = await mutationsOf(page, { 'rows[500].name': 'changed' })
    expect(touched).toEqual([{ row: 500, type: 'characterData' }])
    await expect(page.locator('.name').nth(500)).toHaveText('changed')
  })

  test('touches one class and one component for one changed state', async ({ page }) => {
    const touched = await mutationsOf(page, { 'rows[7].done': true })
    expect(touched).toEqual([
      { row: 7, type: 'attributes' },
      { row: 7, type: 'characterData' },
    ])
    await expect(page.locator('.line').nth(7)).toHaveClass('line done')
    await expect(page.locator('.line').nth(7)).toContainText('done')
  })

  test('touches nothing when nothing changed', async ({ page }) => {
    expect(await mutationsOf(page, { 'rows[3].name': 'row 3' })).toEqual([])
  })

  test('touches no row for data no row shows', async ({ page }) => {
    expect(await mutationsOf(page, { other: 1 })).toEqual([])
  })
})
