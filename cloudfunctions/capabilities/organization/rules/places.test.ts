import type { Place, Unit } from '../../../kernel/people'
import { momentAt, OFFICE, TODAY, villageWith } from '../testing/villages'
import { decideEndPlace, decideSetPlace, markOf, type PlaceCommand } from './places'

const pasture: PlaceCommand = {
  name: '夏牧场',
  latitude: 36.1,
  longitude: 104.5,
  radius: 3000,
  from: '2027-05-01',
  to: '2027-10-31',
}
const set = (unit: Unit, command: PlaceCommand, moment = momentAt()) => decideSetPlace(unit, command, moment)
const placesAfter = (decision: ReturnType<typeof set>): Place[] => {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state.village!.places
}
/** The place as the page sends it back, with what was changed. */
const edit = (place: Place, change: Partial<PlaceCommand>): PlaceCommand => {
  const { id: placeId, name, latitude, longitude, radius, from, to } = place
  return { placeId, mark: markOf(place), name, latitude, longitude, radius, from, to, ...change }
}

describe('a new place', () => {
  it('counts from today where no day is given, and the others stay', () => {
    const places = placesAfter(set(villageWith([OFFICE]), { ...pasture, from: null, to: null }))
    expect(places).toHaveLength(2)
    expect(places[0]).toEqual(OFFICE)
    expect(places[1]).toMatchObject({ name: '夏牧场', from: TODAY, to: null, radius: 3000, source: 'hand' })
  })

  it('of a herders’ village may be one for winter and one for summer', () => {
    const winter = { ...pasture, name: '冬牧场', from: '2026-11-23', to: '2027-04-30' }
    const first = set(villageWith([]), winter)
    const both = set(villageWith(placesAfter(first)), pasture, momentAt(TODAY, 'request-2'))
    expect(placesAfter(both).map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-23', '2027-04-30'],
      ['2027-05-01', '2027-10-31'],
    ])
  })

  it('may overlap another of another name', () => {
    expect(set(villageWith([OFFICE]), { ...pasture, latitude: OFFICE.latitude }).ok).toBe(true)
  })

  it('of the same name on the same days would confuse everybody and is refused', () => {
    expect(set(villageWith([OFFICE]), { ...pasture, name: '村委会' })).toMatchObject({ code: 'place.twin' })
    const ended = { ...OFFICE, to: '2026-11-30' }
    expect(set(villageWith([ended]), { ...pasture, name: '村委会' }).ok).toBe(true)
    const later = { ...OFFICE, from: '2027-11-01', to: null }
    expect(set(villageWith([later]), { ...pasture, name: '村委会' }).ok).toBe(true)
  })

  it.each<[string, Partial<PlaceCommand>, string]>([
    ['may not begin on a day that is past', { from: '2026-11-22' }, 'place.past'],
    ['may not end on a day that is past', { from: null, to: '2026-11-22' }, 'place.past'],
    ['may not end before it begins', { to: '2027-04-30' }, 'place.backwards'],
    ['must lie in the country', { latitude: 0, longitude: 0 }, 'place.abroad'],
    ['must have its degrees the right way round', { latitude: 104.5, longitude: 36.1 }, 'place.swapped'],
  ])('%s', (_title, change, code) => {
    expect(set(villageWith([]), { ...pasture, ...change })).toMatchObject({ ok: false, code })
  })

  it('is refused in a village that was merged away, and taken until that day', () => {
    const command = { ...pasture, from: null, to: null }
    expect(set(villageWith([], { validTo: '2026-11-22' }), command)).toMatchObject({ code: 'village.over' })
    expect(set(villageWith([], { validTo: '2026-11-23' }), command).ok).toBe(true)
  })

  it('the twenty-first that is not over is refused; those that are over do not count', () => {
    const many = (to: string | null) =>
      Array.from({ length: 20 }, (_, i) => ({ ...OFFICE, id: `c${i}`, name: `点${i}`, to }))
    expect(set(villageWith(many(null)), pasture)).toMatchObject({ code: 'place.many' })
    expect(set(villageWith(many('2026-11-22')), pasture).ok).toBe(true)
  })
})

describe('a place that is corrected', () => {
  it('never judges past days again: the old one ends yesterday, the new one begins today', () => {
    const places = placesAfter(set(villageWith([OFFICE]), edit(OFFICE, { radius: 1200 })))
    expect(places).toHaveLength(2)
    expect(places[0]).toEqual({ ...OFFICE, to: '2026-11-22' })
    expect(places[1]).toMatchObject({ name: '村委会', radius: 1200, from: TODAY, to: null })
    expect(places[1]!.id).not.toBe(OFFICE.id)
  })

  it('a move that begins later lets the old one go on until then', () => {
    const places = placesAfter(set(villageWith([OFFICE]), edit(OFFICE, { from: '2026-12-01' })))
    expect(places.map(({ from, to }) => [from, to])).toEqual([
      [null, '2026-11-30'],
      ['2026-12-01', null],
    ])
  })

  it('only another name or another end changes nobody’s verdict, and it stays the same place', () => {
    const places = placesAfter(
      set(villageWith([OFFICE]), edit(OFFICE, { name: '党群服务中心', to: '2026-12-31' })),
    )
    expect(places).toEqual([{ ...OFFICE, name: '党群服务中心', to: '2026-12-31', source: 'hand' }])
  })

  it('one that begins today or later is changed as it stands', () => {
    const coming = { ...OFFICE, from: '2027-05-01' }
    const places = placesAfter(set(villageWith([coming]), edit(coming, { radius: 1200 })))
    expect(places).toEqual([{ ...coming, radius: 1200, source: 'hand' }])
    const fresh = { ...OFFICE, from: TODAY }
    expect(placesAfter(set(villageWith([fresh]), edit(fresh, { latitude: 36 })))).toHaveLength(1)
  })

  it('edited twice on one day leaves one new place and not two', () => {
    const once = placesAfter(set(villageWith([OFFICE]), edit(OFFICE, { radius: 1200 })))
    const twice = placesAfter(
      set(villageWith(once), edit(once[1]!, { radius: 1500 }), momentAt(TODAY, 'request-2')),
    )
    expect(twice).toHaveLength(2)
    expect(twice[1]).toMatchObject({ radius: 1500, from: TODAY })
  })

  it('of two organisers who saw the same place the second is told that it changed', () => {
    const seen = edit(OFFICE, { name: '东点' })
    const first = placesAfter(set(villageWith([OFFICE]), edit(OFFICE, { name: '西点' })))
    expect(set(villageWith(first), seen)).toMatchObject({ code: 'place.changed' })
    const moved = placesAfter(set(villageWith([OFFICE]), edit(OFFICE, { radius: 1200 })))
    expect(set(villageWith(moved), seen)).toMatchObject({ code: 'place.over' })
  })

  it('one that is over or gone is not changed', () => {
    const over = { ...OFFICE, to: '2026-11-22' }
    expect(set(villageWith([over]), edit(over, { radius: 900, to: null }))).toMatchObject({
      code: 'place.over',
    })
    expect(set(villageWith([]), edit(OFFICE, {}))).toMatchObject({ code: 'place.gone' })
  })

  it('the first day cannot be moved into the past', () => {
    const coming = { ...OFFICE, from: '2027-05-01' }
    expect(set(villageWith([coming]), edit(coming, { from: '2026-11-01' }))).toMatchObject({
      code: 'place.past',
    })
  })

  it('in a village that will be merged, the heir is to follow', () => {
    const going = villageWith([OFFICE], { mergedInto: 'u990101101204', validTo: '2026-11-30' })
    expect(set(going, edit(OFFICE, { radius: 900 }))).toMatchObject({
      state: { owes: { unitId: 'u990101101204' } },
    })
  })
})

describe('the end of a place', () => {
  const end = (place: Place, lastDay: string, mark = markOf(place)) =>
    decideEndPlace(villageWith([place]), { placeId: place.id, mark, lastDay }, momentAt())

  it('is its last day, today or later', () => {
    expect(placesAfter(end(OFFICE, TODAY))).toMatchObject([{ to: TODAY }])
    expect(placesAfter(end(OFFICE, '2026-12-31'))).toMatchObject([{ to: '2026-12-31' }])
    expect(end(OFFICE, '2026-11-22')).toMatchObject({ code: 'place.past' })
  })

  it('of one that would never have begun takes it away', () => {
    expect(placesAfter(end({ ...OFFICE, from: '2027-05-01' }, TODAY))).toEqual([])
  })

  it('is refused where somebody changed it meanwhile, where it is over, and where it is not', () => {
    expect(end(OFFICE, TODAY, 'm-old')).toMatchObject({ code: 'place.changed' })
    expect(end({ ...OFFICE, to: '2026-11-22' }, TODAY)).toMatchObject({ code: 'place.over' })
    expect(
      decideEndPlace(villageWith([]), { placeId: 'c1', mark: 'm1', lastDay: TODAY }, momentAt()),
    ).toMatchObject({ code: 'place.gone' })
  })
})
