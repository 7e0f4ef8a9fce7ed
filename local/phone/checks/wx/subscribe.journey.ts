import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from '../sample'
import { callWx, errorsOf, patch, phoneScreen, test } from '../sample'

test.use({ viewport: phoneScreen })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const out = (page: Page) => page.locator('.out')
const prompt = (page: Page) => page.getByRole('dialog', { name: '申请向你发送以下消息' })
const asked = (page: Page) => prompt(page).getByRole('list').getByRole('listitem')
const keep = (page: Page) => prompt(page).getByText('总是保持以上选择，不再询问')

/** What the page is answered, as an object. */
const answerOf = async (page: Page) => JSON.parse((await out(page).textContent()) || '{}') as object

const fail = (errCode: number, message: string) => ({
  errMsg: `requestSubscribeMessage:fail ${message}`,
  errCode,
})

test.describe('subscription messages', () => {
  test.beforeEach(async ({ open, cloud }) => {
    cloud.seen.length = 0
    await open('pages/apis/index')
  })
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('are asked for from a tap, and each that is accepted becomes quota', async ({ page, cloud }) => {
    await press(page, 'Subscribe now')
    await expect(asked(page)).toHaveText(['First kind', 'Second kind'])
    await prompt(page).getByRole('checkbox', { name: 'Second kind' }).uncheck()
    await press(page, '允许')
    await expect(out(page)).not.toBeEmpty()
    expect(await answerOf(page)).toEqual({ errMsg: 'requestSubscribeMessage:ok', t1: 'accept', t2: 'reject' })
    const quota = cloud.seen
      .filter(({ path }) => path === '/local/quota')
      .map(({ body }) => JSON.parse(body) as object)
    expect(quota).toEqual([{ openid: 'anna', templateId: 't1', count: 1, add: true }])
    // one acceptance is one message, so the next call asks again
    await press(page, 'Subscribe now')
    await expect(prompt(page)).toBeVisible()
  })

  test('are refused as a whole, which gives no quota', async ({ page, cloud }) => {
    await press(page, 'Subscribe now')
    await press(page, '拒绝')
    await expect(out(page)).not.toBeEmpty()
    expect(await answerOf(page)).toEqual({ errMsg: 'requestSubscribeMessage:ok', t1: 'reject', t2: 'reject' })
    expect(cloud.seen.filter(({ path }) => path === '/local/quota')).toEqual([])
  })

  test('are not asked for again once the choice is always to be kept, not even after a reload', async ({
    page,
    cloud,
    open,
  }) => {
    await press(page, 'Subscribe now')
    await prompt(page).getByRole('checkbox', { name: 'Second kind' }).uncheck()
    await keep(page).click()
    await press(page, '允许')
    const kept = { errMsg: 'requestSubscribeMessage:ok', t1: 'accept', t2: 'reject' }
    await expect.poll(() => answerOf(page)).toEqual(kept)
    expect(await callWx(page, 'getSetting', { withSubscriptions: true })).toMatchObject({
      subscriptionsSetting: { mainSwitch: true, itemSettings: { t1: 'accept', t2: 'reject' } },
    })
    await open('pages/apis/index')
    cloud.seen.length = 0
    await press(page, 'Subscribe now')
    await expect.poll(() => answerOf(page)).toEqual(kept)
    await expect(prompt(page)).toHaveCount(0)
    expect(cloud.seen.filter(({ path }) => path === '/local/quota')).toHaveLength(1)
    // what was not among them is asked for, and nothing else
    await patch(page, { tmplIds: ['t1', 't3'] })
    await press(page, 'Subscribe now')
    await expect(asked(page)).toHaveText(['Third kind'])
    await press(page, '允许')
    await expect.poll(() => answerOf(page)).toMatchObject({ t1: 'accept', t3: 'accept' })
    // and it is the choice of one account
    await open('pages/apis/index', 'as=ben')
    await press(page, 'Subscribe now')
    await expect(asked(page)).toHaveCount(2)
  })

  test('of the same title are asked for once, and the second is filtered', async ({ page }) => {
    await patch(page, { tmplIds: ['t1', 't4', 't2'] })
    await press(page, 'Subscribe now')
    await expect(asked(page)).toHaveText(['First kind', 'Second kind'])
    await press(page, '允许')
    await expect.poll(() => answerOf(page)).toMatchObject({ t1: 'accept', t4: 'filter', t2: 'accept' })
  })

  const refusals: [string, unknown, number, string][] = [
    ['none', [], 10001, "TmplIds can't be empty"],
    ['what is no list', 't1', 10001, "TmplIds can't be empty"],
    ['what is no id', ['t1', 2], 10004, 'Invalid template id'],
    ['more than three', ['t1', 't2', 't3', 't4'], 20003, 'Templates count out of max bounds'],
    [
      'one that does not exist',
      ['t1', 'none'],
      20001,
      'No template data return, verify the template id exist',
    ],
  ]
  for (const [what, tmplIds, errCode, message] of refusals) {
    test(`fail for ${what}, with WeChat’s number`, async ({ page, cloud }) => {
      await patch(page, { tmplIds })
      await press(page, 'Subscribe now')
      await expect.poll(() => answerOf(page)).toEqual(fail(errCode, message))
      await expect(prompt(page)).toHaveCount(0)
      expect(cloud.seen.filter(({ path }) => path === '/local/quota')).toEqual([])
    })
  }

  test('after an await it is too late to ask for them, and without a tap it is too early', async ({
    page,
  }) => {
    const late = fail(20012, 'can only be invoked by user TAP gesture.')
    await press(page, 'Subscribe late')
    await expect.poll(() => answerOf(page)).toEqual(late)
    expect(await callWx(page, 'requestSubscribeMessage', { tmplIds: ['t1'] })).toEqual(late)
    await expect(prompt(page)).toHaveCount(0)
  })

  test('fail without a network, before the question and after it', async ({ page }) => {
    const airplane = (on: boolean) =>
      page.evaluate((value) => (window as unknown as SampleWindow).__phone.setAirplane(value), on)
    await airplane(true)
    await press(page, 'Subscribe now')
    await expect.poll(() => answerOf(page)).toEqual(fail(10002, 'Request list fail'))
    await airplane(false)
    await press(page, 'Subscribe now')
    await expect(prompt(page)).toBeVisible()
    await airplane(true)
    await press(page, '允许')
    await expect.poll(() => answerOf(page)).toEqual(fail(10003, 'Request subscribe fail'))
  })
})
