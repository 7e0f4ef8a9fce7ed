import type { CloudClient } from './cloud-client'
import { liveThrough } from './timeline'

function diary(): { cloud: CloudClient; lines: string[] } {
  const lines: string[] = []
  const moveClock = async (to: number): Promise<void> => void lines.push(`clock ${to}`)
  return { cloud: { moveClock } as unknown as CloudClient, lines }
}

describe('living through a story', () => {
  it('things happen in the order of their times, whatever order they were told in', async () => {
    const { cloud, lines } = diary()
    const note = (at: number) => ({ at, happens: async () => void lines.push(`at ${at}`) })
    await liveThrough(cloud, [note(30), note(10), note(20)])
    expect(lines).toEqual([...['clock 10', 'at 10'], ...['clock 20', 'at 20'], ...['clock 30', 'at 30']])
  })

  it('the clock moves once for everything that happens at one time, and waits for all of it', async () => {
    const { cloud, lines } = diary()
    const slow = async (): Promise<void> => {
      await new Promise((done) => setTimeout(done, 5))
      lines.push('slow')
    }
    const quick = async (): Promise<void> => void lines.push('quick')
    await liveThrough(cloud, [
      { at: 1, happens: slow },
      { at: 1, happens: quick },
      { at: 2, happens: quick },
    ])
    expect(lines).toEqual(['clock 1', 'quick', 'slow', 'clock 2', 'quick'])
  })

  it('a step that fails ends the story', async () => {
    const { cloud, lines } = diary()
    const fail = (): Promise<void> => Promise.reject(new Error('refused'))
    const happenings = [
      { at: 1, happens: fail },
      { at: 2, happens: async () => void lines.push('never') },
    ]
    await expect(liveThrough(cloud, happenings)).rejects.toThrow('refused')
    expect(lines).toEqual(['clock 1'])
  })
})
