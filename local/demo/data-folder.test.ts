import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, STORY_VERSION } from './data-folder'
import type { Story } from './data-folder'

const story: Story = {
  version: STORY_VERSION,
  inviteCode: 'K7QM2XPD',
  sheet: { roundId: 'r1', roundName: 'round', villageId: 'u1', villageName: 'village', scenes: ['a'] },
  voterScenes: ['b'],
  roundEnds: 2,
  begins: 1,
}

describe('the data folder', () => {
  let dir: string
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'demo-'))))
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('an empty folder has no story and no time', () => {
    expect(dataFolder(dir).story()).toBeUndefined()
    expect(dataFolder(dir).clock()).toBeUndefined()
  })

  it('a second start finds the papers, the time and the same secrets', () => {
    const first = dataFolder(dir)
    const secrets = first.secrets()
    first.saveStory(story)
    first.saveClock(12)
    const second = dataFolder(dir)
    expect(second.story()).toEqual(story)
    expect(second.clock()).toBe(12)
    expect(second.secrets()).toEqual(secrets)
  })

  it('a story told for an older page does not count', () => {
    const folder = dataFolder(dir)
    folder.saveStory({ ...story, version: STORY_VERSION - 1 })
    expect(folder.story()).toBeUndefined()
  })

  it('beginning again goes back to the county as it was told', () => {
    const folder = dataFolder(dir)
    const fact = join(folder.cloudDir, 'fact')
    mkdirSync(folder.cloudDir)
    writeFileSync(fact, 'told')
    folder.saveStory(story)
    folder.saveClock(12)
    folder.keepTold()
    writeFileSync(fact, 'played with')
    folder.saveStory({ ...story, voterScenes: [] })
    folder.saveClock(99)
    folder.beginAgain()
    expect(readFileSync(fact, 'utf8')).toBe('told')
    expect(folder.story()).toEqual(story)
    expect(folder.clock()).toBe(12)
  })

  it('beginning again where nothing was told leaves an empty county', () => {
    const folder = dataFolder(dir)
    folder.saveStory(story)
    folder.beginAgain()
    expect(folder.story()).toBeUndefined()
  })

  it('two counties share no secret', () => {
    const folder = dataFolder(dir)
    const before = folder.secrets()
    folder.wipe()
    expect(folder.secrets().pollSecret).not.toBe(before.pollSecret)
    expect(folder.secrets().operatorToken.length).toBeGreaterThanOrEqual(16)
  })
})
