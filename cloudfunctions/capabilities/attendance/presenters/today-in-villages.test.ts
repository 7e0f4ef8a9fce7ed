import type { VillageToday } from '../rules/whereabouts'
import { todayInVillages } from './today-in-villages'

const shown = { unitId: 'u990101101', name: '红柳镇', today: '2026-11-23', byTown: false, looks: true }

/** So many villages, the first `empty` of them without anybody. */
function seen(count: number, empty: number) {
  const villages = Array.from({ length: count }, (_, i) => {
    const village = { id: `u${i + 1}`, name: `第${i + 1}村`, scope: [] }
    return {
      team: { village, members: [] },
      people: [],
      nobody: i < empty,
      late: true,
    } as unknown as VillageToday
  })
  return todayInVillages(shown, [], villages)
}

describe('villages where nobody is', () => {
  it('are named one by one above the list', () => {
    expect(seen(20, 3).nobody.map(({ text }) => text)).toEqual([1, 2, 3].map((n) => `第${n}村今天没人在村`))
    expect(seen(20, 11).nobody).toHaveLength(11)
    expect(seen(20, 0).nobody).toEqual([])
  })

  it('are counted behind the tenth, on a day without any signal, and all stand in the list', () => {
    const { nobody, villages } = seen(100, 62)
    expect(nobody).toHaveLength(11)
    expect(nobody[9]!.text).toBe('第10村今天没人在村')
    expect(nobody[10]).toEqual({ villageId: '', text: '还有 52 个村今天没人在村', more: '下面逐村看得到。' })
    expect(villages.filter(({ tag }) => tag.text === '没人在村')).toHaveLength(62)
  })
})
