import { dayOf } from '../../../kernel/day'
import { data } from '../../../testing/county'
import { inLanes } from '../../../testing/crowd'
import { against, code, content, EVENING, type OpenRound } from '../../../testing/polling'
import { rawDatabase } from '../../../testing/raw-database'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { OFFICERS, openSurveyedCounty, type SurveyedCounty } from '../../../testing/surveyed-county'
import { tally, tallyAssisted } from '../rules/blinding'
import type { Box } from '../rules/box'
import type { Cell } from '../rules/cells'

const { county: GUO, second: BAI, clerk: CHEN, elsewhere: HAN, leader: MA } = OFFICERS

let cloud: TestCloud
let given: SurveyedCounty
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  given = await openSurveyedCounty(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

type StoredBox = Box & { _id: string }
const boxOf = (scene: string): StoredBox => given.polling.storedBox(scene) as unknown as StoredBox

/** What the publication would count of one cell, ordinary and assisted. */
function counted(scene: string, cell: Cell): [ordinary: number, assisted: number] {
  const { slips, cells, assisted = 0 } = boxOf(scene)
  const key = given.polling.keyOf(scene)
  return [tally(key, slips, cells, assisted)![cell], tallyAssisted(key, slips, cells, assisted)![cell]]
}

/** A round with 郭静 as surveyor of 柳湾村. */
async function surveyedRound(slips = 20, names: string[] = [GUO]): Promise<[OpenRound, string[]]> {
  const { polling, ids } = given
  const round = await polling.openRound(slips)
  for (const name of names) data(await polling.appoint(round, ids[name]!, ['柳湾村']))
  return [round, await polling.scenesOf(round, '柳湾村')]
}

const assist = (name: string, scene: string, choices = content, phone = '') =>
  given.polling.castAssisted(given.openid(name), scene, choices, phone)

describe('a surveyor reads out and a villager taps', () => {
  it('opens the questions as 代填, casts in one conditional write, and is counted apart', async () => {
    const [, scenes] = await surveyedRound()
    const page = data(await given.phone(GUO).call('poll.openAssisted', { scene: scenes[0]! }))
    expect(page).toMatchObject({ state: 'open', assisted: { tag: '代填' } })
    expect(page.overall.text).toBe('您对周建平书记满意吗？')
    await cloud.resetStats()
    const thanks = data(await assist(GUO, scenes[0]!))
    const { requests } = await cloud.stats()
    expect(requests).toMatchObject({ 'database.modifyDocument': 1 })
    expect(thanks).toMatchObject({ what: '投好了，谢谢您', back: '下一户' })
    expect(thanks.next).toContain('村里、镇里、调查员也查不到。')
    expect(code(await given.polling.cast('a-villager', scenes[1]!, against))).toBe('ok')
    expect(counted(scenes[0]!, 'overall_satisfied')).toEqual([0, 1])
    expect(counted(scenes[0]!, 'overall_not')).toEqual([1, 0])
    expect(boxOf(scenes[0]!).assisted).toBe(1)
  })

  it('as many households as the cap allows by one account, and no more', async () => {
    const [, scenes] = await surveyedRound(20)
    for (const scene of scenes.slice(0, 6)) expect(code(await assist(GUO, scene))).toBe('ok')
    expect(code(await assist(GUO, scenes[6]!))).toBe('poll.assistedFull')
    const opened = await given.phone(GUO).call('poll.openAssisted', { scene: scenes[6]! })
    expect(code(opened)).toBe('poll.assistedFull')
    // The slip is not used up, and who has cast already still hears thanks.
    expect(code(await given.polling.cast('own-phone', scenes[6]!))).toBe('ok')
    expect(code(await assist(GUO, scenes[5]!, against))).toBe('ok')
    expect(counted(scenes[0]!, 'overall_satisfied')).toEqual([1, 6])
  })

  it('is seen on the surveyor’s own page with what is left, and by nobody else', async () => {
    const [round, scenes] = await surveyedRound(20)
    data(await assist(GUO, scenes[0]!))
    const page = data(await given.phone(GUO).call('satisfaction.survey', {}))
    const mine = page.rounds.find(({ roundId }) => roundId === round.roundId)!
    expect(mine.villages).toMatchObject([
      { name: '柳湾村', left: '还可以代填 5 张', text: '最多 6 张，是发出纸条的三成', mayScan: true },
    ])
    const others = data(await given.phone(CHEN).call('satisfaction.survey', {}))
    expect(others.rounds.some(({ roundId }) => roundId === round.roundId)).toBe(false)
    const organiser = data(
      await given.phone('刘敏').call('satisfaction.surveyors', { roundId: round.roundId }),
    )
    expect(JSON.stringify(organiser)).not.toMatch(/还可以|已经代填/)
  })
})

describe('who is a surveyor', () => {
  it('are 督查组 and 乡镇干事 over the village, whom the county appoints', async () => {
    const { polling, ids } = given
    const round = await polling.openRound(20)
    const { candidates } = data(
      await given.phone('刘敏').call('satisfaction.surveyors', { roundId: round.roundId }),
    )
    expect(candidates.map(({ name }) => name).sort()).toEqual([BAI, CHEN, GUO].sort())
    expect(candidates.find(({ name }) => name === CHEN)).toMatchObject({ note: '红柳镇乡镇干事' })
    for (const name of [HAN, MA, '周建平', '刘敏'])
      expect(code(await polling.appoint(round, ids[name]!, ['柳湾村']))).toBe('record.notFound')
    const by = { roundId: round.roundId, personId: ids[GUO]!, villageIds: ['u990101101201'] }
    for (const name of [GUO, MA, '周建平'])
      expect(code(await given.phone(name).call('satisfaction.appointSurveyor', by))).toBe('caller.forbidden')
    const elsewhere = { ...by, villageIds: ['u990101102201'] }
    expect(code(await given.phone('刘敏').call('satisfaction.appointSurveyor', elsewhere))).toBe(
      'satisfaction.noVillage',
    )
  })

  it('nobody casts by the route who was not appointed in that village, whatever they send', async () => {
    const [round, scenes] = await surveyedRound()
    const [other] = (await given.polling.scenesOf(round, '沙井村')) as [string]
    expect(code(await assist(GUO, other))).toBe('poll.notSurveyor')
    expect(code(await assist(BAI, scenes[0]!))).toBe('poll.notSurveyor')
    for (const name of [MA, '周建平', '刘敏'])
      expect(code(await assist(name, scenes[0]!))).toBe('caller.forbidden')
    expect(code(await given.polling.castAssisted('yang', scenes[0]!))).toBe('caller.notBound')
    const forged = { scene: scenes[0]!, sealed: given.polling.sealedAssisted(scenes[0]!, content) }
    const claims = { ...forged, surveyorId: given.ids[GUO] }
    const event = { v: 1, action: 'poll.castAssisted', input: claims, requestId: 'request-00000001' }
    expect(await given.phone(BAI).raw('poll', event)).toMatchObject({ code: 'request.invalid' })
    // By the villagers' own route a surveyor is staff like any other.
    expect(code(await given.polling.cast(given.openid(GUO), scenes[0]!))).toBe('poll.staffCannotVote')
    expect(boxOf(scenes[0]!).assisted).toBe(0)
  })

  it('hear of it when they are sent and when it is over, however often it is asked for', async () => {
    const { polling, ids } = given
    const round = await polling.openRound(20)
    const { villages } = data(
      await polling.county.organiser.call('satisfaction.round', { roundId: round.roundId }),
    )
    const villageIds = villages.filter(({ name }) => name === '柳湾村').map(({ villageId }) => villageId)
    const input = { roundId: round.roundId, personId: ids[BAI]!, villageIds }
    const titles = async () => {
      const { entries } = data(await given.phone(BAI).call('notifications.inbox', {}))
      return entries.filter(({ page }) => page.endsWith('survey/index')).map(({ title }) => title)
    }
    const before = (await titles()).length
    for (let time = 0; time < 2; time++)
      expect(
        code(await polling.county.organiser.call('satisfaction.appointSurveyor', input, 'send-bai-1')),
      ).toBe('ok')
    expect((await titles()).slice(0, -before || undefined)).toEqual(['请你去柳湾村代填'])
    data(
      await polling.county.organiser.call('satisfaction.endSurveyor', {
        roundId: round.roundId,
        personId: ids[BAI]!,
      }),
    )
    const told = await titles()
    expect(told).toHaveLength(before + 2)
    expect(told).toContain('柳湾村的代填不用去了')
  })

  it('an appointment that ended casts nothing more, and what was cast counts', async () => {
    const [round, scenes] = await surveyedRound()
    expect(code(await assist(GUO, scenes[0]!))).toBe('ok')
    const end = { roundId: round.roundId, personId: given.ids[GUO]! }
    const ended = data(await given.phone('刘敏').call('satisfaction.endSurveyor', end))
    expect(ended.rows).toMatchObject([{ name: GUO, tag: { text: '已退下' }, mayEnd: false }])
    expect(code(await assist(GUO, scenes[1]!))).toBe('poll.notSurveyor')
    expect(code(await given.phone('刘敏').call('satisfaction.endSurveyor', end))).toBe('survey.notAppointed')
    expect(counted(scenes[0]!, 'overall_satisfied')).toEqual([0, 1])
  })

  it('an office that has ended ends the route with it', async () => {
    const [, scenes] = await surveyedRound(20, [BAI])
    expect(code(await assist(BAI, scenes[0]!))).toBe('ok')
    await endOffice(BAI)
    expect(code(await assist(BAI, scenes[1]!))).toBe('caller.forbidden')
    expect(counted(scenes[0]!, 'overall_satisfied')).toEqual([0, 1])
  })

  it('nobody is appointed once the hour is over', async () => {
    const { polling, ids } = given
    const round = await polling.openRound(20)
    await polling.goTo(round.closesAt)
    expect(code(await polling.appoint(round, ids[GUO]!, ['柳湾村']))).toBe('survey.tooLate')
  })
})

describe('one slip, two ways', () => {
  it('a double tap and a lost reply are one ballot', async () => {
    const [, scenes] = await surveyedRound()
    const twice = await Promise.all([assist(GUO, scenes[0]!), assist(GUO, scenes[0]!, against)])
    expect(twice.map(code)).toEqual(['ok', 'ok'])
    const write = { collection: 'boxes', action: 'database.modifyDocument' }
    await cloud.fault({ match: write, nth: 1, kind: 'dropReply' })
    expect(code(await assist(GUO, scenes[1]!))).toBe('server.failed')
    expect(code(await assist(GUO, scenes[1]!, against))).toBe('ok')
    expect(boxOf(scenes[0]!).assisted).toBe(2)
    expect(boxOf(scenes[0]!).consents).toHaveLength(2)
  })

  it('a slip that a villager used is spent for the surveyor, and the other way round', async () => {
    const [, scenes] = await surveyedRound(20, [GUO, CHEN])
    expect(code(await given.polling.cast('li', scenes[0]!))).toBe('ok')
    expect(code(await assist(GUO, scenes[0]!))).toBe('poll.spentSlip')
    expect(code(await assist(GUO, scenes[1]!))).toBe('ok')
    expect(code(await given.polling.cast('li-2', scenes[1]!))).toBe('poll.spentSlip')
    // Another surveyor's phone is another phone.
    expect(code(await assist(CHEN, scenes[1]!))).toBe('poll.spentSlip')
  })

  it('both at the same moment: one ballot of either kind, and the other is told why', async () => {
    const [, scenes] = await surveyedRound(40)
    const write = { collection: 'boxes', action: 'database.modifyDocument' }
    for (const [n, scene] of scenes.slice(0, 4).entries()) {
      await cloud.fault({ match: write, nth: 1, kind: 'delay', ms: 300 })
      const codes = await Promise.all([assist(GUO, scene), given.polling.cast(`both-${n}`, scene)])
      expect(codes.map(code).sort()).toEqual(['ok', 'poll.spentSlip'])
    }
    const [ordinary, assisted] = counted(scenes[0]!, 'overall_satisfied')
    expect(ordinary + assisted).toBe(4)
    expect(boxOf(scenes[0]!).assisted).toBe(assisted)
  })

  it('a ballot sealed for one route or slip is read by no other', async () => {
    const [, scenes] = await surveyedRound()
    const { polling } = given
    const sealed = polling.sealedAssisted(scenes[1]!, content)
    const cast = { scene: scenes[0]!, sealed }
    expect(code(await given.phone(GUO).call('poll.castAssisted', cast))).toBe('poll.unreadable')
    const long = await cloud.as('yang').call('poll.cast', { scene: scenes[1]!, sealed })
    expect(code(long)).toBe('request.invalid')
    const short = { scene: scenes[1]!, sealed: polling.sealed(scenes[1]!, content) }
    expect(code(await given.phone(GUO).call('poll.castAssisted', short))).toBe('request.invalid')
  })
})

describe('the cap', () => {
  it('is exact while two surveyors cast at once, with lost replies and delays between', async () => {
    const [, scenes] = await surveyedRound(40, [GUO, CHEN])
    const write = { collection: 'boxes', action: 'database.modifyDocument' }
    for (const nth of [2, 6, 11]) await cloud.fault({ match: write, nth, kind: 'delay', ms: 200 })
    await cloud.fault({ match: write, nth: 4, kind: 'dropReply' })
    const wanted = scenes.slice(0, 20).map((scene, n) => ({ scene, name: n % 2 === 0 ? GUO : CHEN }))
    const answers = await inLanes(
      wanted,
      async ({ scene, name }) => {
        for (let tries = 0; tries < 12; tries++) {
          const answer = code(await assist(name, scene))
          if (!['server.failed', 'record.busy'].includes(answer)) return answer
        }
        return 'nothing heard'
      },
      wanted.length,
    )
    // Three of ten of forty slips.
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(12)
    expect(answers.filter((answer) => answer === 'poll.assistedFull')).toHaveLength(8)
    expect(boxOf(scenes[0]!).assisted).toBe(12)
    expect(counted(scenes[0]!, 'overall_satisfied')).toEqual([0, 12])
  })
})

describe('the hour', () => {
  it('before the opening, after the grace and in a village that does not count it is refused like every ballot', async () => {
    const { polling, ids } = given
    const later = await polling.openRound(20, polling.now + 3_600_000)
    data(await polling.appoint(later, ids[GUO]!, ['柳湾村']))
    const [early] = (await polling.scenesOf(later, '柳湾村')) as [string]
    expect(code(await assist(GUO, early))).toBe('poll.notOpenYet')
    const [round, scenes] = await surveyedRound()
    await polling.goTo(round.closesAt + 10 * 60_000)
    expect(code(await assist(GUO, scenes[0]!))).toBe('poll.tooLate')
  })

  it('a surveyor’s own number is none of a villager’s, and the slip stays good', async () => {
    const [, scenes] = await surveyedRound()
    expect(code(await assist(GUO, scenes[0]!, content, '19900008012'))).toBe('poll.ownNumber')
    expect(code(await assist(GUO, scenes[0]!, content, '13900001111'))).toBe('ok')
  })
})

describe('who comes near the secretary after the appointment', () => {
  const organiser = () => given.phone('刘敏')
  const today = () => dayOf(given.polling.now)
  const lead = async (name: string, unitId: string): Promise<void> => {
    const grant = { personId: given.ids[name]!, unitId, from: today() }
    data(await organiser().call('organization.grant', { ...grant, role: 'township-leader' }))
  }

  it('as the leader of its township casts nothing more that very day, and what was cast counts', async () => {
    const [, scenes] = await surveyedRound(20, [GUO])
    expect(code(await assist(GUO, scenes[0]!))).toBe('ok')
    await lead(GUO, 'u990101102')
    // The leader of another township is near nobody here.
    expect(code(await assist(GUO, scenes[1]!))).toBe('ok')
    await lead(GUO, 'u990101101')
    expect(code(await assist(GUO, scenes[2]!))).toBe('poll.notSurveyor')
    const opened = await given.phone(GUO).call('poll.openAssisted', { scene: scenes[2]! })
    expect(code(opened)).toBe('poll.notSurveyor')
    expect(code(await given.polling.cast('li-3', scenes[2]!))).toBe('ok')
    expect(counted(scenes[0]!, 'overall_satisfied')).toEqual([1, 2])
  })

  it('by a posting to the village casts nothing more there', async () => {
    const [, scenes] = await surveyedRound(20, [CHEN])
    expect(code(await assist(CHEN, scenes[0]!))).toBe('ok')
    const posting = { personId: given.ids[CHEN]!, villageId: 'u990101101201', from: today() }
    data(await organiser().call('organization.post', { ...posting, role: 'member' }))
    expect(code(await assist(CHEN, scenes[1]!))).toBe('poll.notSurveyor')
    expect(counted(scenes[0]!, 'overall_satisfied')).toEqual([0, 1])
  })
})

/** As it stands on the day after its last one; no action of the product ends an office in the past. */
async function endOffice(name: string): Promise<void> {
  const raw = rawDatabase(cloud)
  const person = (await raw.get('people', given.ids[name]!)) as unknown as {
    _id: string
    state: { grants: Array<{ to: string | null }> }
  }
  const grants = person.state.grants.map((grant) => ({ ...grant, to: '2026-11-22' }))
  await raw.put('people', { ...person, state: { ...person.state, grants } })
}
