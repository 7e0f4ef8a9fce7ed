import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from './data-folder'
import type { DataFolder } from './data-folder'
import { progressOf } from './progress'
import { runCounty } from './running-county'
import type { RunningCounty } from './running-county'
import { VISITOR_BEGINS } from './times'
import { choicesOf, vote } from './villagers'
import { voterQueue } from './voter-queue'

const MINUTE = 60_000
const OLD_PHONE = 'zhou-jianping-old'
const NEW_PHONE = 'zhou-jianping'

describe('the demo county', () => {
  let dir: string
  let folder: DataFolder
  let county: RunningCounty

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'county-'))
    folder = dataFolder(dir)
    county = await runCounty(folder)
  }, 2 * MINUTE)
  afterAll(async () => {
    await county.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const stateOfDay = async (openid: string, day: number): Promise<string | undefined> => {
    const month = await county.client.as(openid).must('attendance.month', { month: '2026-11' })
    return month.cells.find((cell) => cell.date === day)?.state
  }

  it('begins on the evening of 23 November', async () => {
    expect(county.loaded).toBe(true)
    expect(Math.abs((await county.client.now()) - VISITOR_BEGINS)).toBeLessThan(MINUTE)
  })

  it('the township leader has one request to decide', async () => {
    const home = await county.client.as('ma-yulan').must('home.get', {})
    expect(home.waiting?.count).toBe(1)
    expect(home.waiting?.rows[0]?.who).toContain('孙丽')
  })

  it('the organiser’s round is open over the township’s six villages', async () => {
    const { roundId } = county.story.sheet
    const round = await county.client.as('liu-min').must('satisfaction.round', { roundId })
    expect(round.villages).toHaveLength(6)
    expect(round.villages.every((village) => village.state === 'waiting')).toBe(true)
  })

  it('the region has two cities on its board, the city two counties, and each opens its own', async () => {
    const rowsOf = async (openid: string, unitId?: string) => {
      const board = await county.client.as(openid).must('supervision.board', unitId ? { unitId } : {})
      return board.today.rows.map(({ name, value }) => `${name} ${value}`)
    }
    expect(await rowsOf('gao-wenqing')).toEqual(['河西市 在村 16 / 32', '河东市 在村 4 / 4'])
    expect(await rowsOf('song-lixin')).toEqual(['清河县 在村 13 / 28', '沙泉县 在村 3 / 4'])
    expect(await rowsOf('gao-wenqing', 'u990201')).toEqual(['东岭镇 在村 4 / 4'])
    const beside = await county.client.as('song-lixin').call('supervision.board', { unitId: 'u9902' })
    expect(beside).toMatchObject({ ok: false, code: 'record.notFound' })
  })

  it('nothing of the six steps is done yet', async () => {
    expect((await progressOf(county.client, county.story)).done).toEqual(Array(6).fill(false))
  })

  it('the old phone is out since the organiser gave a code for the new one', async () => {
    expect((await county.client.as(OLD_PHONE).must('organization.me', {})).me).toBeNull()
  })

  it('the code on the paper binds the first secretary’s new phone', async () => {
    const { inviteCode } = county.story
    const bound = await county.client.as(NEW_PHONE).must('organization.bind', { inviteCode })
    expect(bound.name).toBe('周建平')
    expect((await progressOf(county.client, county.story)).done[0]).toBe(true)
  })

  it('the first secretary’s month has days in the village, a trip, a leave, half a day and an unexplained one', async () => {
    const days = [2, 6, 7, 11, 17, 19, 23, 24]
    const states = await Promise.all(days.map((day) => stateOfDay(NEW_PHONE, day)))
    expect(states).toEqual([
      'present',
      'unexplained',
      'rest',
      'trip',
      'leave',
      'partial',
      'partial',
      'future',
    ])
  })

  it('the villager’s slip counts once, and is refused to another account', async () => {
    const scene = county.story.sheet.scenes[0] ?? ''
    const by = (openid: string) => vote(county.client.as(openid), scene, choicesOf(0, 'content'))
    expect(await by('yang-xiuying')).toBeUndefined()
    expect(await by('somebody-else')).toContain('用过')
    expect((await progressOf(county.client, county.story)).done[4]).toBe(true)
  })

  it('twelve more villagers vote, each with a slip of their own', async () => {
    const voters = voterQueue(county, folder)
    const before = voters.left()
    expect(await voters.vote()).toEqual({ voted: 12, votersLeft: before - 12, refusals: [] })
  })

  it('a second start tells nothing twice and goes on from the same time', async () => {
    const { story } = county
    const before = await county.client.messages('ma-yulan')
    const shown = await county.client.now()
    await county.close()
    county = await runCounty(folder)
    expect(county.loaded).toBe(false)
    expect(county.story).toEqual(story)
    expect(await county.client.messages('ma-yulan')).toEqual(before)
    expect((await county.client.as(NEW_PHONE).must('organization.me', {})).me?.name).toBe('周建平')
    const later = (await county.client.now()) - shown
    expect(later).toBeGreaterThan(0)
    expect(later).toBeLessThan(MINUTE)
  })

  it('beginning again takes back what the visitor did, at the same address', async () => {
    const port = Number(new URL(county.url).port)
    await county.close()
    folder.beginAgain()
    county = await runCounty(folder, port)
    expect((await progressOf(county.client, county.story)).done).toEqual(Array(6).fill(false))
    expect(Math.abs((await county.client.now()) - VISITOR_BEGINS)).toBeLessThan(MINUTE)
  })
})
