import type { Place } from '../../../kernel/people'
import { fixAt, office, policy, withoutLocation } from '../testing/given'
import { judge, lacksPlace, lasting, placesOn } from './verdict'

const day = '2026-11-23'

describe('what a check-in says about where its person was', () => {
  it('a good fix within the radius is inside, with distance and accuracy', () => {
    const judged = judge(fixAt(320), [office], policy, day)
    expect(judged).toMatchObject({ verdict: 'inside', accuracy: 12 })
    expect(judged.distance).toBeGreaterThan(315)
    expect(judged.distance).toBeLessThan(325)
  })

  it.each([
    [799, 'inside'],
    [801, 'outside'],
    [41_000, 'outside'],
  ])('%i metres from a place of 800 metres is %s', (metres, verdict) => {
    expect(judge(fixAt(metres), [office], policy, day).verdict).toBe(verdict)
  })

  it.each([
    [200, 'inside'],
    [201, 'weak'],
    [650, 'weak'],
  ])('an accuracy of %i metres makes a fix in the village %s', (accuracy, verdict) => {
    expect(judge(fixAt(100, accuracy), [office], policy, day).verdict).toBe(verdict)
  })

  it('a weak fix keeps its distance, so that a person can tell the road from the next valley', () => {
    expect(judge(fixAt(41_000, 650), [office], policy, day)).toMatchObject({ verdict: 'weak', accuracy: 650 })
    expect(judge(fixAt(41_000, 650), [office], policy, day).distance).toBeGreaterThan(40_000)
  })

  it('without a fix there is no location, and that is recorded too', () => {
    expect(judge(undefined, [office], policy, day)).toEqual({ verdict: 'no-location' })
  })

  it('while the county asks for no location the word counts, and a fix sent anyway is not looked at', () => {
    expect(judge(undefined, [office], withoutLocation, day)).toEqual({ verdict: 'declared' })
    expect(judge(fixAt(41_000), [office], withoutLocation, day)).toEqual({ verdict: 'declared' })
  })

  it('once the document has expired the word counts again', () => {
    expect(judge(fixAt(41_000), [office], policy, '2026-12-31').verdict).toBe('outside')
    expect(judge(fixAt(41_000), [office], policy, '2027-01-01').verdict).toBe('declared')
  })

  it('a village without a place that day is not measured', () => {
    const summer: Place = { ...office, from: '2026-05-01', to: '2026-09-30' }
    expect(judge(fixAt(10), [summer], policy, day).verdict).toBe('declared')
    expect(judge(fixAt(10), [], policy, day).verdict).toBe('declared')
    expect(lacksPlace([summer], policy, day)).toBe(true)
    expect(lacksPlace([summer], policy, '2026-11-22')).toBe(true)
  })

  it('a place is only missing where the county measures', () => {
    expect(lacksPlace([], policy, day)).toBe(true)
    expect(lacksPlace([], withoutLocation, day)).toBe(false)
    expect(lacksPlace([office], policy, day)).toBe(false)
  })

  it('herders are measured against the pasture that is valid that day, first and last day included', () => {
    const summer: Place = { ...office, id: 'summer', latitude: 36.4, from: '2026-05-01', to: '2026-09-30' }
    const winter: Place = { ...office, id: 'winter', from: '2026-10-01', to: null }
    expect(placesOn([summer, winter], '2026-09-30')).toEqual([summer])
    expect(placesOn([summer, winter], '2026-10-01')).toEqual([winter])
    expect(judge(fixAt(10), [summer, winter], policy, day).place?.id).toBe('winter')
  })

  it('with several places the one whose edge is nearest decides', () => {
    const wide: Place = { ...office, id: 'wide', latitude: office.latitude + 0.03, radius: 3_000 }
    const small: Place = { ...office, id: 'small', radius: 100 }
    expect(judge(fixAt(600), [small, wide], policy, day)).toMatchObject({ verdict: 'inside', place: wide })
    expect(judge(fixAt(60), [small, wide], policy, day).verdict).toBe('inside')
  })

  it('what lasts names the place and the distance, never a coordinate', () => {
    const kept = lasting(judge(fixAt(320), [office], policy, day))
    expect(Object.keys(kept).sort()).toEqual(['accuracy', 'distance', 'place', 'verdict'])
    expect(kept.place).toBe('村委会')
    expect(lasting({ verdict: 'declared' })).toEqual({ verdict: 'declared' })
  })
})
