import { randomUUID } from 'node:crypto'
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** What the local phone tells about itself (local/phone/runtime/host.ts). */
interface PhoneHost {
  missing: string[]
  errors: string[]
  route(): string
}

export const PEOPLE = ['杨秀英', '周建平', '马玉兰', '刘敏'] as const
export type Person = (typeof PEOPLE)[number]

/** The mini-program on one person's phone. */
export function phoneOf(page: Page, person: Person): FrameLocator {
  return page.frameLocator(`iframe[title="${person}"]`)
}

/** All that stands around one person's phone: messages, papers, place. */
export function columnOf(page: Page, person: Person): Locator {
  return page.getByRole('region', { name: person })
}

/** Binds a phone to whom the code was given to, and goes to the first page. */
export async function bindByCode(phone: FrameLocator, code: string): Promise<void> {
  await phone.getByRole('button', { name: '去绑定' }).click()
  await phone.getByRole('textbox', { name: '邀请码' }).fill(code)
  await phone.getByRole('button', { name: '绑定', exact: true }).click()
  await phone.getByRole('button', { name: '去首页' }).click()
}

/** The first secretary's new phone, with the code of the paper beside it. */
export async function bindSecretary(page: Page): Promise<void> {
  const phone = phoneOf(page, '周建平')
  await bindByCode(phone, (await page.getByTestId('invite-code').innerText()).trim())
  await expect(phone.getByText('今天还差晚上一次签到')).toBeVisible()
}

/** Asks the cloud as somebody's phone does: for what a journey needs and does not show. */
export async function askAs<T>(page: Page, person: Person, action: string, input: object): Promise<T> {
  const element = await page.locator(`iframe[title="${person}"]`).elementHandle()
  const frame = (await element?.contentFrame())!
  const data = { v: 1, action, input, requestId: randomUUID() }
  const reply = await frame.evaluate(async (event) => {
    type Reply = { result: { ok: boolean; data: unknown; text: unknown } }
    const { cloud } = (window as unknown as { wx: { cloud: { callFunction(o: object): Promise<Reply> } } }).wx
    return (await cloud.callFunction({ name: 'api', data: event })).result
  }, data)
  expect(reply).toMatchObject({ ok: true })
  return reply.data as T
}

/** The id of somebody on the roster. */
export async function personIdOf(page: Page, name: string): Promise<string> {
  type Found = { rows: Array<{ name: string; personId: string }> }
  const { rows } = await askAs<Found>(page, '刘敏', 'organization.people', { query: name })
  return rows.find((row) => row.name === name)!.personId
}

/** As the organiser's own phone asks for it. */
export async function inviteCodeOf(page: Page, name: string): Promise<string> {
  const personId = await personIdOf(page, name)
  type Invited = { inviteCode: string }
  return (await askAs<Invited>(page, '刘敏', 'organization.invite', { personId })).inviteCode
}

/** What a person would never accept to read on a screen. */
const RAW = /undefined|\[object|NaN|null|Error|errMsg|\{\{|request\.|server\.failed|这次没有办成/

/** Fails when a phone called something WeChat has and the local phone lacks, wrote an error, or shows a raw one. */
export async function expectSound(page: Page): Promise<void> {
  for (const person of PEOPLE) {
    const element = await page.locator(`iframe[title="${person}"]`).elementHandle()
    const frame = await element?.contentFrame()
    if (!frame) throw new Error(`no phone of ${person}`)
    const told = await frame.evaluate(() => {
      const { missing, errors } = (window as unknown as { __phone: PhoneHost }).__phone
      return { missing: [...missing], errors: [...errors] }
    })
    expect(told, `the phone of ${person}`).toEqual({ missing: [], errors: [] })
    expect(await frame.locator('body').innerText(), `the screen of ${person}`).not.toMatch(RAW)
  }
}
