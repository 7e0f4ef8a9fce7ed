import { offline, openPage, type Answer } from '../../../testing/simulated-page'

const phone = (n: number) => ({ name: `${'甲乙丙丁戊'[n]}县驻村办`, phone: `0999-765432${n}` })

/** The page of an account that nobody bound. */
const open = (answer: Answer) => openPage(__dirname, { answers: { 'complaints.phones': answer } })

describe('who is on no roster and has something to complain of', () => {
  it('finds the telephone of the county office, and calls it', async () => {
    const { touch, text, went } = await open({ phones: [phone(0)] })
    expect(text()).toContain('不用绑定也能投诉、提建议')
    expect(text()).toContain('打甲县驻村办的电话')
    await touch('.bind__call .link')
    expect(went).toEqual(['call 0999-7654320'])
  })

  it('of many counties picks theirs first', async () => {
    const { all, text, choose } = await open({ phones: [0, 1, 2, 3, 4].map(phone) })
    expect(text()).toContain('选一选是哪个县')
    expect(all('.bind__call')).toEqual([])
    await choose('onPick', '3')
    expect(text()).toContain('打丁县驻村办的电话')
    expect(text()).toContain('0999-7654323')
  })

  it.each([
    ['no county has set one', { phones: [] }],
    ['there is no network', offline],
  ])('where %s, is told where to turn, and binding goes on', async (_, answer) => {
    const { text } = await open(answer)
    expect(text()).toContain('打县驻村办的电话，或者当面去说')
    expect(text()).toContain('用手机号绑定')
    expect(text()).not.toContain('没连上网')
  })
})
