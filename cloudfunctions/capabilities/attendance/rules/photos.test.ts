import type { CountyPolicy } from '../../../kernel/county-policy'
import { DAY, MINUTE, startOf } from '../../../kernel/day'
import { at, fixAt, momentAt, office, policy as base, posting } from '../testing/given'
import { brief } from './packing'
import { decideCheckIn } from './check-in'
import type { LedgerHistory } from './ledger'
import {
  decidePhoto,
  duePhotos,
  entryNamed,
  incomingPath,
  keptPath,
  photoBatches,
  photographed,
  refusePhoto,
  withoutDuePhotos,
} from './photos'
import type { SlotId } from './evidence'
import { decideWake, wakeAt } from './wake'
import { everything } from './vouch'

const day = '2026-11-23'
const document = base.switches.checkIn!
const policy: CountyPolicy = { ...base, switches: { ...base.switches, photo: document } }
const without: CountyPolicy = base
const STORE = 'cloud://local.bucket'

type Decided = ReturnType<typeof decideCheckIn> | ReturnType<typeof decidePhoto>

/** The ledger after one more decision, as the store would hold it. */
function after(current: LedgerHistory | null, decision: Decided): LedgerHistory {
  if (!decision.ok) throw new Error(decision.code)
  return { state: decision.state, history: [...(current?.history ?? []), brief(decision.entry)] }
}

let requests = 0
function checkIn(
  current: LedgerHistory | null,
  when = at(day, '20:14'),
  rest: { policy?: CountyPolicy; slot?: SlotId | null; day?: string; claimedAt?: number } = {},
): LedgerHistory {
  const { slot = 'evening', claimedAt } = rest
  const placement = { day: rest.day ?? day, slot, ...(claimedAt === undefined ? {} : { claimedAt }) }
  const context = {
    ...{ moment: momentAt(when, `request-${requests++}`), personId: 'p1', posting },
    ...{ policy: rest.policy ?? policy, places: [office], noPlace: [] },
  }
  return after(current, decideCheckIn(current, { fix: fixAt(10), placement }, context))
}

const markOf = (ledger: LedgerHistory, entry: number): string => ledger.history[entry]!.requestId

function attach(ledger: LedgerHistory, entry: number, now: number, judged = policy): Decided {
  const context = { moment: momentAt(now, `photo-${entry}`), policy: judged }
  return decidePhoto(ledger, { evidence: markOf(ledger, entry), store: STORE }, context)
}

describe('a photo beside a check-in', () => {
  const ledger = checkIn(null)
  const soon = at(day, '20:15')

  it('is attached right after it, and the day tells of it', () => {
    const next = after(ledger, attach(ledger, 0, soon))
    expect(photographed(next.history)).toEqual([0])
    expect(next.state).toMatchObject({ photoStore: STORE, days: 1 })
    expect(everything(next.history, next.state)).toMatchObject([{ photo: 'kept', mark: markOf(ledger, 0) }])
  })

  it('changes nothing of what the check-in counts for', () => {
    const next = after(ledger, attach(ledger, 0, soon))
    const facts = (of: LedgerHistory) =>
      everything(of.history).map(({ photo: _p, mark: _m, ...item }) => item)
    expect(facts(next)).toEqual(facts(ledger))
    expect([next.state.days, next.state.nights]).toEqual([ledger.state.days, ledger.state.nights])
  })

  it('is dated to the second', () => {
    const decision = attach(ledger, 0, soon + 999)
    expect(decision).toMatchObject({ ok: true, entry: { at: soon } })
  })

  it('is taken for ten minutes and not a second longer', () => {
    const limit = at(day, '20:14') + 10 * MINUTE
    expect(attach(ledger, 0, limit).ok).toBe(true)
    expect(attach(ledger, 0, limit + 1)).toMatchObject({ ok: false, code: 'attendance.photoLate' })
  })

  it('that waited for a signal has its ten minutes from the hour it came in', () => {
    const came = at('2026-11-25', '13:00')
    const late = checkIn(null, came, { claimedAt: at(day, '20:14') })
    expect(attach(late, 0, came + 9 * MINUTE).ok).toBe(true)
    expect(attach(late, 0, came + 11 * MINUTE)).toMatchObject({ code: 'attendance.photoLate' })
  })

  it('is one for a slot: neither the same check-in nor another one takes a second', () => {
    const photo = after(ledger, attach(ledger, 0, soon))
    expect(attach(photo, 0, soon)).toMatchObject({ code: 'attendance.photoThere' })
    const again = checkIn(photo, soon)
    expect(attach(again, 2, soon)).toMatchObject({ code: 'attendance.photoThere' })
    const morning = checkIn(again, at('2026-11-24', '07:30'), { day: '2026-11-24', slot: 'morning' })
    expect(attach(morning, 3, at('2026-11-24', '07:31')).ok).toBe(true)
  })

  it('of somebody else, or of no check-in at all, is not there', () => {
    const moment = { ...momentAt(soon), by: 'p2' }
    expect(refusePhoto(ledger, 0, { moment, policy })).toBe('record.notFound')
    expect(entryNamed(ledger.history, 'AAAAAAA')).toBe(-1)
    expect(refusePhoto(ledger, -1, { moment: momentAt(soon), policy })).toBe('record.notFound')
    expect(
      decidePhoto(null, { evidence: 'AAAAAAA', store: STORE }, { moment: momentAt(soon), policy }),
    ).toMatchObject({ code: 'record.notFound' })
    const photo = after(ledger, attach(ledger, 0, soon))
    expect(refusePhoto(photo, 1, { moment: momentAt(soon), policy })).toBe('record.notFound')
  })
})

describe('where the county asks for no photo', () => {
  it('none is expected and none is taken', () => {
    const ledger = checkIn(null, undefined, { policy: without })
    expect(ledger.state).not.toHaveProperty('photos')
    expect(attach(ledger, 0, at(day, '20:15'), without)).toMatchObject({ code: 'attendance.photoOff' })
  })

  it('a check-in of before it was asked for gets none either, for nobody would delete it', () => {
    const ledger = checkIn(null, undefined, { policy: without })
    expect(attach(ledger, 0, at(day, '20:15'), policy)).toMatchObject({ code: 'attendance.photoOff' })
  })

  it('one that was asked for is not taken after the document ended', () => {
    const ended = { ...policy, switches: { ...policy.switches, photo: { ...document, validUntil: day } } }
    const late = at(day, '23:58')
    const ledger = checkIn(null, late, { policy: ended })
    expect(attach(ledger, 0, late, ended).ok).toBe(true)
    expect(attach(ledger, 0, late + 5 * MINUTE, ended)).toMatchObject({ code: 'attendance.photoOff' })
  })

  it('and the check-in itself is off, the photo is off with it', () => {
    const off = { ...policy, switches: { photo: document } }
    const ledger = checkIn(null)
    expect(attach(ledger, 0, at(day, '20:15'), off)).toMatchObject({ code: 'attendance.photoOff' })
  })
})

describe('photos whose time is up', () => {
  const first = checkIn(null)
  const photo = after(first, attach(first, 0, at(day, '20:15')))
  const weekOn = at('2026-11-30', '20:00')
  const second = checkIn(photo, weekOn, { day: '2026-11-30' })
  const until = (n: number): number => photoBatches(second.state)[n]!.until

  it('wake the ledger at a week’s start and never after the county’s days', () => {
    expect(photoBatches(second.state).map(({ to }) => to)).toEqual([1, 3])
    expect(until(0)).toBe(startOf('2027-02-15'))
    for (const [n, taken] of [at(day, '20:14'), weekOn].entries())
      expect(until(n) - taken).toBeLessThanOrEqual(document.retentionDays * DAY)
    expect(wakeAt({ ...second.state, fixes: [], flagAt: undefined })).toBe(until(0))
  })

  it('are named whether they were attached or only uploaded', () => {
    expect(duePhotos(second, until(0) - 1)).toEqual([])
    expect(duePhotos(second, until(0))).toEqual([markOf(second, 0)])
    expect(duePhotos(second, until(1))).toEqual([markOf(second, 0), markOf(second, 2)])
  })

  it('are named once: the next batch begins where the last one ended', () => {
    const moment = { ...momentAt(until(0)), by: 'system' }
    const decision = decideWake(second, moment)
    if (!decision.ok) throw new Error(decision.code)
    const woken = { state: decision.state, history: [...second.history, brief(decision.entry)] }
    expect(woken.state).toMatchObject({ photosGone: 1, days: second.state.days })
    expect(photoBatches(woken.state)).toEqual([{ until: until(1), to: 3 }])
    expect(duePhotos(woken, until(0))).toEqual([])
    expect(duePhotos(woken, until(1))).toEqual([markOf(second, 2)])
    expect(everything(woken.history, woken.state)[0]).toMatchObject({ photo: 'gone' })
  })

  it('are gone for good, also where a shorter time was set later', () => {
    const short = { ...policy, switches: { ...policy.switches, photo: { ...document, retentionDays: 7 } } }
    const later = checkIn(second, at('2026-12-01', '07:30'), {
      policy: short,
      day: '2026-12-01',
      slot: 'morning',
    })
    const soon = photoBatches(later.state)[0]!.until
    expect(soon).toBeLessThan(until(0))
    expect(duePhotos(later, soon)).toHaveLength(3)
    const left = withoutDuePhotos(later.state, soon)
    expect(left.photosGone).toBe(4)
    expect(withoutDuePhotos(left, until(1))).toMatchObject({ photosGone: 4 })
    expect(withoutDuePhotos(left, until(1))).not.toHaveProperty('photos')
  })

  it('lie where their check-in says, before and after they are the ledger’s', () => {
    expect(incomingPath('lg1_2026_11', 'AbC-_12')).toBe('photos/lg1_2026_11/AbC-_12.jpg')
    expect(keptPath('lg1_2026_11', 'AbC-_12')).toBe('evidence/lg1_2026_11/AbC-_12.jpg')
  })
})
