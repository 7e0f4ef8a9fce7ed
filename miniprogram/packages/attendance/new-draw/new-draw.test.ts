import { join } from 'node:path'
import type { ViewOf } from '../../../cloud/call'
import { openPage, refusal, type Answers } from '../../../testing/simulated-page'

const form = (rest: Partial<ViewOf<'attendance.drawForm'>> = {}): ViewOf<'attendance.drawForm'> => ({
  units: [
    { unitId: 'u990101', name: '清河县' },
    { unitId: 'u990101101', name: '红柳镇' },
  ],
  most: 20,
  note: '名单和种子就封好。',
  blocked: null,
  ...rest,
})
const tooMany = refusal('attendance.drawTooMany', '名单里有 6 人，最多抽 3 人', '请把人数改小，再开一次。')

const open = (folder: 'new-draw' | 'draws', answers: Answers) =>
  openPage(join(__dirname, '..', folder), { answers })

describe('opening a draw', () => {
  it('takes the first unit and three people until told otherwise, and goes to the draw', async () => {
    const page = await open('new-draw', {
      'attendance.drawForm': form(),
      'attendance.openDraw': { drawId: 'd1', what: '名单封好了' },
    })
    expect(page.text()).toContain('清河县')
    await page.tap('onUnit', { id: 'u990101101' })
    await page.tap('step', { by: '1' })
    await page.tap('open')
    expect(page.sent.at(-1)).toMatchObject({
      action: 'attendance.openDraw',
      input: { unitId: 'u990101101', people: 4 },
    })
    expect(page.went).toEqual(['instead ../draw/index?drawId=d1'])
  })

  it('stays between one person and the most', async () => {
    const page = await open('new-draw', {
      'attendance.drawForm': form({ most: 4 }),
      'attendance.openDraw': tooMany,
    })
    for (let i = 0; i < 4; i++) await page.tap('step', { by: '1' })
    await page.tap('open')
    expect(page.sent.at(-1)!.input).toMatchObject({ people: 4 })
    for (let i = 0; i < 6; i++) await page.tap('step', { by: '-1' })
    await page.tap('open')
    expect(page.sent.at(-1)!.input).toMatchObject({ people: 1 })
  })

  it('says what stands against it, and another number of people is another request', async () => {
    const page = await open('new-draw', { 'attendance.drawForm': form(), 'attendance.openDraw': tooMany })
    await page.tap('open')
    expect(page.text()).toContain('名单里有 6 人，最多抽 3 人')
    await page.tap('step', { by: '-1' })
    expect(page.text()).not.toContain('最多抽 3 人')
  })

  it('where nothing can be drawn now says so and has no button for it', async () => {
    const blocked = { what: '今天休息，不抽查', next: '请上班的日子再抽。' }
    const page = await open('new-draw', { 'attendance.drawForm': form({ blocked }) })
    expect(page.text()).toContain('今天休息，不抽查')
    expect(page.text()).not.toContain('开抽查')
  })
})

describe('the list of draws', () => {
  const row = {
    drawId: 'd1',
    who: '红柳镇抽查',
    what: '第1次',
    when: '刘敏 12:00 开的',
    tag: { tone: 'pine', sign: 'in', text: '抽好了' },
  }

  it('pages, says when it ends, and opens one', async () => {
    const page = await open('draws', { 'attendance.draws': { rows: [row], next: 1000, opens: true } })
    expect(page.text()).not.toContain('没有更多了')
    await page.tap('onReachBottom')
    expect(page.sent.at(-1)!.input).toEqual({ before: 1000 })
    await page.tap('toDraw', { id: 'd1' })
    await page.tap('toNew')
    expect(page.went).toEqual(['../draw/index?drawId=d1', '../new-draw/index'])
  })

  it('empty says what will be here', async () => {
    const page = await open('draws', { 'attendance.draws': { rows: [], next: null, opens: false } })
    expect(page.text()).toContain('还没有抽查过')
    expect(page.text()).not.toContain('开一次抽查')
  })
})
