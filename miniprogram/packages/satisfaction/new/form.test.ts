import type { FormView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { barOf, dayText, inputOf, proposed, timeOf, toggle, townshipsOf, type Filled } from './form'

const village = (villageId: string, name: string, township: string, ready = true) => ({
  villageId,
  name,
  township,
  secretary: ready ? '周建平' : '',
  note: '',
  ready,
})
const form: FormView = {
  villages: [
    village('u1', '柳湾村', '红柳镇'),
    village('u2', '沙井村', '红柳镇'),
    village('u3', '石桥村', '红柳镇', false),
    village('u4', '东关村', '城关镇'),
  ],
  suggestedName: '2026年第二轮',
  slips: { suggested: 30, max: 300 },
  opens: { day: '2026-11-22', clock: '08:00', firstDay: '2026-11-20', lastDay: '2026-12-20' },
  closes: { day: '2026-11-25', clock: '18:00', firstDay: '2026-11-23', lastDay: '2027-01-22' },
}
const filled: Filled = { ...proposed(form), picked: ['u1', 'u2'] }

describe('picking villages', () => {
  it('a township turns on all its villages that have a first secretary, and off again', () => {
    const on = toggle(form, ['u4'], { township: '红柳镇' })
    expect(on).toEqual(['u4', 'u1', 'u2'])
    expect(toggle(form, on, { township: '红柳镇' })).toEqual(['u4'])
  })

  it('a village turns on and off alone', () => {
    expect(toggle(form, [], { village: 'u1' })).toEqual(['u1'])
    expect(toggle(form, ['u1', 'u2'], { village: 'u1' })).toEqual(['u2'])
  })

  it('villages are shown by township, and one without a first secretary is named', () => {
    const [hongliu, chengguan] = townshipsOf(form, ['u1', 'u2'])
    expect(hongliu).toMatchObject({ name: '红柳镇', all: true, missing: '石桥村现在没有第一书记' })
    expect(chengguan).toMatchObject({ name: '城关镇', all: false, missing: '' })
  })
})

describe('the closing hour', () => {
  it('is meant at UTC+8, wherever the phone is', () => {
    expect(timeOf('2026-11-25', '18:00')).toBe(Date.UTC(2026, 10, 25, 10))
  })
})

describe('what the cloud is asked', () => {
  it('names no hour of opening for a round that begins at once, and the one that was picked for another', () => {
    const now = { name: '2026年第二轮', villageIds: ['u1', 'u2'], slipsPerVillage: 30 }
    const closesAt = Date.UTC(2026, 10, 25, 10)
    expect(inputOf({ ...filled, name: ' 2026年第二轮 ' })).toEqual({ ...now, closesAt })
    const later = inputOf({ ...filled, begins: 'later' })
    expect(later).toEqual({ ...now, opensAt: Date.UTC(2026, 10, 22, 0), closesAt })
  })
})

it('the closing day reads as people say it', () => {
  expect(dayText('2026-11-28')).toBe('11月28日 周六')
  expect(dayText('2027-01-03')).toBe('1月3日 周日')
})

describe('the bar', () => {
  it('names the first thing that is missing', () => {
    expect(barOf({ ...filled, name: ' ' }, 300).primary).toBe('先起个名字')
    expect(barOf({ ...filled, picked: [] }, 300).primary).toBe('先选村')
    for (const slips of ['', '0', '2.5', 'x'])
      expect(barOf({ ...filled, slips }, 300).primary).toBe('先填每村几张')
    expect(barOf({ ...filled, slips: '301' }, 300)).toMatchObject({ primary: '每村最多 300 张', off: true })
  })

  it('says how many slips there will be', () => {
    expect(barOf(filled, 300)).toEqual({
      primary: '开始，去印纸条',
      off: false,
      note: '2 个村，每村 30 张，最多共 60 张',
    })
  })
})
