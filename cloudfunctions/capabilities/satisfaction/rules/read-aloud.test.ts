import { DAY, HOUR } from '../../../kernel/day'
import {
  alarmOfRecordings,
  decideDrop,
  decideKeep,
  decideSweep,
  freeFiles,
  refuseLength,
  soundsOf,
  type Player,
  type Recording,
  type RecordingsState,
} from './read-aloud'

const NOW = Date.UTC(2026, 10, 23)
const at = (now: number) => ({ now, today: '2026-11-23', by: 'p1', requestId: 'r1', policyVersion: 1 })
const moment = at(NOW)
const common: Recording = { spoken: 'overall', tongue: 'common', name: '', fileID: 'cloud://a', seconds: 8 }
const uyghur: Recording = { ...common, tongue: 'minority', name: '维吾尔语', fileID: 'cloud://b' }

function keep(current: RecordingsState | null, recording: Recording): RecordingsState {
  const decision = decideKeep(current, 'c1', recording, moment)
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
function drop(current: RecordingsState, recording: Recording): RecordingsState {
  const decision = decideDrop(current, recording, moment)
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

describe('the recordings of a county', () => {
  it('one text may be read in two languages', () => {
    expect(keep(keep(null, common), uyghur).recordings).toEqual([common, uyghur])
  })

  it('a new recording takes the place of the old one in the same language', () => {
    const again = { ...common, fileID: 'cloud://c' }
    expect(keep(keep(keep(null, common), uyghur), again).recordings).toEqual([uyghur, again])
  })

  it('a language of a minority needs its name, and the others have theirs', () => {
    for (const recording of [
      { ...uyghur, name: '' },
      { ...common, name: '维吾尔语' },
    ])
      expect(decideKeep(null, 'c1', recording, moment)).toMatchObject({ code: 'recordings.whichLanguage' })
  })

  it('a county has one language of a minority, not two under one button', () => {
    const kazakh = { ...uyghur, spoken: 'stay' as const, name: '哈萨克语' }
    expect(decideKeep(keep(null, uyghur), 'c1', kazakh, moment)).toMatchObject({
      code: 'recordings.otherLanguage',
    })
  })

  it('the only one in a minority’s language may be replaced by one in another', () => {
    const kazakh = { ...uyghur, name: '哈萨克语', fileID: 'cloud://k' }
    expect(keep(keep(null, uyghur), kazakh).recordings).toEqual([kazakh])
  })

  it('a recording that is taken away is gone, and cannot be taken away twice', () => {
    expect(drop(keep(keep(null, common), uyghur), common).recordings).toEqual([uyghur])
    expect(decideDrop(keep(null, uyghur), common, moment)).toMatchObject({ code: 'recordings.gone' })
  })

  it('it is neither a slip of the finger nor a speech', () => {
    expect(refuseLength({ kind: 'mp3', seconds: 0.4 })).toMatchObject({ code: 'recordings.tooShort' })
    expect(refuseLength({ kind: 'mp3', seconds: 0.5 })).toBeNull()
    expect(refuseLength({ kind: 'mp3', seconds: 60 })).toBeNull()
    expect(refuseLength({ kind: 'mp3', seconds: 60.1 })).toMatchObject({ code: 'recordings.tooLong' })
  })

  it('a round takes with it what is played, and a county without any gives nothing', () => {
    expect(soundsOf(keep(null, uyghur))).toEqual([
      { spoken: 'overall', tongue: 'minority', name: '维吾尔语', fileID: 'cloud://b' },
    ])
    expect(soundsOf(null)).toEqual([])
  })
})

describe('the file of a recording that was taken away', () => {
  const state = drop(keep(null, common), common)
  const swept = (players: Player[], now: number): RecordingsState => {
    const decision = decideSweep(state, players, at(now))
    if (!decision.ok) throw new Error('refused')
    return decision.state
  }

  it('goes a day later where no round plays it, and not before', () => {
    expect(alarmOfRecordings(state)).toBe(NOW + DAY)
    expect(freeFiles(state, [], NOW + DAY - 1)).toEqual([])
    expect(freeFiles(state, [], NOW + DAY)).toEqual(['cloud://a'])
    expect(swept([], NOW + DAY).retired).toEqual([])
    expect(alarmOfRecordings(swept([], NOW + DAY))).toBeNull()
  })

  it('stays until a day after the last round that began before it was taken away', () => {
    const players = [
      { beganAt: NOW - DAY, closesAt: NOW + 3 * DAY },
      { beganAt: NOW - 2 * DAY, closesAt: NOW + 2 * DAY },
    ]
    expect(freeFiles(state, players, NOW + DAY)).toEqual([])
    expect(alarmOfRecordings(swept(players, NOW + DAY))).toBe(NOW + 4 * DAY)
    expect(freeFiles(state, players, NOW + 4 * DAY)).toEqual(['cloud://a'])
  })

  it('does not wait for a round that began without it, but for one that began in that very hour', () => {
    const closesAt = NOW + 9 * DAY
    expect(freeFiles(state, [{ beganAt: NOW + 2 * HOUR, closesAt }], NOW + DAY)).toEqual(['cloud://a'])
    expect(freeFiles(state, [{ beganAt: NOW + HOUR / 2, closesAt }], NOW + DAY)).toEqual([])
  })

  it('a replaced one goes the same way, and the one in its place stays', () => {
    const replaced = keep(keep(null, common), { ...common, fileID: 'cloud://c' })
    expect(freeFiles(replaced, [], NOW + DAY)).toEqual(['cloud://a'])
  })
})
