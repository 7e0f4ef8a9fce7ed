import type { Alarm, Done, Turn } from './capability'
import { Round, unhurried } from './round'

/** Milliseconds that the duties have together. */
const DEADLINE = 45_000

/** A time of day that passes only while somebody works, so that no test depends on the machine. */
class Bench {
  now = 0
  readonly worked: string[] = []
  readonly failed: string[] = []
  readonly begun: string[] = []

  /** A duty with so many pieces to do, each of which takes so long. */
  duty(name: string, pieces: number, milliseconds: number): Alarm & { left: () => number } {
    let left = pieces
    const run = async ({ more }: Turn): Promise<Done> => {
      let woken = 0
      while (left > 0 && more()) {
        this.worked.push(name)
        this.now += milliseconds
        left -= 1
        woken += 1
      }
      return { woken, through: left === 0 }
    }
    return { name, collection: name, run, left: () => left }
  }

  failing = (name: string): Alarm => ({
    ...{ name, collection: name },
    run: () => {
      this.worked.push(name)
      throw new Error('a bug of ours')
    },
  })

  async run(duties: readonly Alarm[], first = '', idle: string[] = []): Promise<Round> {
    const round = new Round(duties, first, new Set(idle))
    const from = this.now
    await round.go(
      1,
      'run',
      { elapsed: () => this.now - from, deadline: DEADLINE },
      {
        failed: (name) => this.failed.push(name),
        took: () => undefined,
        begins: (name) => this.begun.push(name),
      },
    )
    return round
  }

  count = (name: string): number => this.worked.filter((each) => each === name).length
}

let bench: Bench
beforeEach(() => (bench = new Bench()))

describe('one run of all duties', () => {
  it('does everything in its order where there is time for all, and nobody is behind', async () => {
    const round = await bench.run([bench.duty('a', 2, 10), bench.duty('b', 1, 10), bench.duty('c', 0, 10)])
    expect(bench.worked).toEqual(['a', 'a', 'b'])
    expect(round).toMatchObject({ woken: 3, behind: [], next: 'a' })
  })

  it('a duty with endless work keeps nobody after it from a turn, and is behind', async () => {
    const endless = bench.duty('endless', 1e9, 100)
    const round = await bench.run([endless, bench.duty('messages', 3, 100), bench.duty('seal', 5, 1_000)])
    expect([bench.count('messages'), bench.count('seal')]).toEqual([3, 5])
    expect(round).toMatchObject({ behind: ['endless'], next: 'endless' })
    expect(bench.now).toBeLessThanOrEqual(DEADLINE + 100)
  })

  it('gives the time that nobody needs to whoever has work left, until the end', async () => {
    const endless = bench.duty('endless', 1e9, 100)
    await bench.run([endless, ...Array.from({ length: 15 }, (_, index) => bench.duty(`idle${index}`, 0, 1))])
    expect(bench.count('endless')).toBe(DEADLINE / 100)
  })

  it('two with endless work have about the same time, whatever their pieces take', async () => {
    await bench.run([bench.duty('small', 1e9, 10), bench.duty('large', 1e9, 3_000)])
    const [small, large] = [bench.count('small') * 10, bench.count('large') * 3_000]
    expect(Math.abs(small - large)).toBeLessThanOrEqual(3_000)
  })

  it('a long duty gets through over several runs, a whole piece at a time', async () => {
    const long = bench.duty('long', 1_000, 100)
    const behind: string[][] = []
    while (long.left() > 0) behind.push((await bench.run([long, bench.duty('seal', 1, 10)])).behind)
    expect(bench.count('long')).toBe(1_000)
    expect(behind).toEqual([['long'], ['long'], []])
  })

  it('does at least one piece of every duty, though it takes more than its share', async () => {
    const duties = Array.from({ length: 10 }, (_, index) => bench.duty(`d${index}`, 3, 4_400))
    const round = await bench.run(duties)
    // What is over after everybody's first is the first one's again.
    expect(duties.map(({ left }) => left())).toEqual([1, ...Array<number>(9).fill(2)])
    expect(round.behind).toHaveLength(10)
  })

  it('whoever had no turn, since a piece before took all the time, begins the next run', async () => {
    const [hog, quick, last] = [
      bench.duty('hog', 1e9, 50_000),
      bench.duty('quick', 1, 1),
      bench.duty('last', 1, 1),
    ]
    const first = await bench.run([hog, quick, last])
    expect(first).toMatchObject({ behind: ['hog', 'quick', 'last'], next: 'quick' })
    const second = await bench.run([hog, quick, last], first.next)
    expect(bench.worked).toEqual(['hog', 'quick', 'last', 'hog'])
    expect(second).toMatchObject({ behind: ['hog'], next: 'hog' })
  })

  it('in a hundred runs of four greedy duties nobody waits for more than two', async () => {
    const duties = ['a', 'b', 'c', 'd'].map((name) => bench.duty(name, 1e9, 30_000))
    let first = ''
    const seen: string[] = []
    for (let run = 0; run < 100; run++) {
      const from = bench.worked.length
      first = (await bench.run(duties, first)).next
      seen.push(bench.worked.slice(from).join(''))
    }
    for (const { name } of duties)
      for (let run = 0; run + 3 <= seen.length; run++)
        expect(seen.slice(run, run + 3).join('')).toContain(name)
  })

  it('one that fails is behind and takes nobody’s turn', async () => {
    const round = await bench.run([bench.failing('broken'), bench.duty('seal', 1, 10)])
    expect([bench.worked, bench.failed]).toEqual([['broken', 'seal'], ['broken']])
    expect(round.behind).toEqual(['broken'])
    expect(round.failures).toEqual({ broken: 1 })
    expect([bench.begun, round.running]).toEqual([['broken', 'seal'], null])
  })

  it('one that has work left and can do none of it has no second turn', async () => {
    let asked = 0
    const stuck: Alarm = {
      ...{ name: 'stuck', collection: 'stuck' },
      run: async () => ({ woken: (asked++, 0), through: false }),
    }
    expect((await bench.run([stuck])).behind).toEqual(['stuck'])
    expect(asked).toBe(1)
  })

  it('those with nothing to do have no turn and are not behind; the one after them begins', async () => {
    const duties = ['a', 'b', 'c'].map((name) => bench.duty(name, 1, 1))
    const round = await bench.run(duties, 'b', ['b'])
    expect(bench.worked).toEqual(['c', 'a'])
    expect(round.behind).toEqual([])
  })

  it('until it is over, everybody without a turn is behind, and a run that breaks off lets the next begin with another', () => {
    const round = new Round([bench.duty('a', 1, 1), bench.duty('b', 1, 1)], '', new Set())
    expect(round).toMatchObject({ behind: ['a', 'b'], second: 'b' })
    expect(new Round([bench.duty('a', 1, 1), bench.duty('b', 1, 1)], 'b', new Set()).second).toBe('a')
  })

  it('a duty’s own parts share what is left of its turn, and each does at least one piece', async () => {
    const parts: number[] = []
    const levels: Alarm = {
      ...{ name: 'levels', collection: 'levels' },
      run: async (turn) => {
        for (let part = 3; part > 0; part--) {
          const { more } = turn.part(part)
          let pieces = 0
          while (more()) {
            pieces += 1
            bench.now += 1_000
          }
          parts.push(pieces)
        }
        return { woken: 0, through: false }
      },
    }
    await bench.run([levels])
    expect(parts).toEqual([15, 15, 15])
  })

  it('somebody unhurried has all the time there is', () => {
    const { more } = unhurried(1, 'run')
    expect(Array.from({ length: 1_000 }, more).every(Boolean)).toBe(true)
  })
})
