import { buttonOf, choiceOf, chosenIn, withDays, withHalf, type ButtonState, type Chosen } from './view'

const nothing: Chosen = { kind: 'personal', from: '', to: '', fromHalf: 'full', toHalf: 'full' }
const range = withDays(nothing, '2026-11-26', '2026-11-30')

describe('choosing days', () => {
  it('asks the cloud nothing before a day is chosen', () => {
    expect(choiceOf(nothing)).toBeNull()
  })

  it('a range starts at noon when its first half is changed, and keeps its end', () => {
    expect(choiceOf(withHalf(range, 'from', 'afternoon'))).toEqual({
      kind: 'personal',
      from: { day: '2026-11-26', half: 'afternoon' },
      to: { day: '2026-11-30', half: 'full' },
    })
    expect(choiceOf(withHalf(range, 'to', 'morning'))?.to).toEqual({ day: '2026-11-30', half: 'morning' })
  })

  it('a single day has one half, whichever end is changed', () => {
    const day = withDays(nothing, '2026-11-26', '2026-11-26')
    for (const end of ['from', 'to'] as const) {
      const choice = choiceOf(withHalf(day, end, 'morning'))
      expect([choice?.from.half, choice?.to.half]).toEqual(['morning', 'morning'])
    }
  })

  it('other days are whole days again', () => {
    const other = withDays(withHalf(range, 'from', 'afternoon'), '2026-12-01', '2026-12-01')
    expect([other.fromHalf, other.toHalf]).toEqual(['full', 'full'])
  })

  it('a kept request comes back as it was chosen', () => {
    const chosen = withHalf(range, 'from', 'afternoon')
    expect(chosenIn(choiceOf(chosen)!)).toEqual(chosen)
  })
})

describe('the one button', () => {
  const ready = { button: '提交给马玉兰' } as ButtonState['preview']
  const state: ButtonState = {
    preview: ready,
    picked: true,
    problem: '',
    checking: false,
    sending: false,
    reason: '看病',
  }

  it('names whom the request goes to when everything is there', () => {
    expect(buttonOf(state)).toEqual({ text: '提交给马玉兰', off: false })
  })

  const why: Array<[string, Partial<ButtonState>, string]> = [
    ['no day is chosen', { picked: false, preview: null }, '先选日期'],
    ['the days will not do', { problem: '这几天本来就休息' }, '这几天本来就休息'],
    ['the days are being counted', { checking: true }, '正在算天数'],
    ['the reason is missing or blank', { reason: '  ' }, '写上什么事，就能提交'],
    ['it is on its way', { sending: true }, '正在提交'],
  ]
  it.each(why)('says so when %s', (_why, change, text) => {
    expect(buttonOf({ ...state, ...change })).toEqual({ text, off: true })
  })
})
