import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { drawLots, listHashOf, seedHashOf } from '../cloudfunctions/capabilities/attendance/rules/lots'

const SCRIPT = join(__dirname, 'verify-draw.mjs')
const list = ['g7', 'g1', 'g10', 'g2', 'g33', 'g5']
const seed = seedHashOf('a seed of this test')
const listHash = listHashOf(list)
const digits = '482913'
const proof = {
  ...{ drawId: 'd1', people: 2, list, listHash, seed, seedHash: seedHashOf(seed), digits },
  drawn: drawLots({ seed, listHash, digits }, list, 2),
}

function verify(given: object): { status: number | null; lines: string[] } {
  const { status, stdout } = spawnSync(process.execPath, [SCRIPT], {
    input: JSON.stringify(given),
    encoding: 'utf8',
  })
  return { status, lines: stdout.trim().split('\n') }
}

describe('the command that does a draw again', () => {
  it('agrees with the draw that was made', () => {
    expect(verify(proof)).toEqual({
      status: 0,
      lines: [
        'yes the list is the one that was sealed',
        'yes the seed is the one that was sealed',
        'yes the same people come out',
      ],
    })
  })

  it.each([
    ['a list with somebody else', { list: [...list, 'g99'] }, 'NO  the list is the one that was sealed'],
    ['another seed', { seed: seedHashOf('another') }, 'NO  the seed is the one that was sealed'],
    ['other digits', { digits: '000000' }, 'NO  the same people come out'],
    ['other people', { drawn: ['g1', 'g7'] }, 'NO  the same people come out'],
  ])('says no to %s', (_what, rest, line) => {
    const { status, lines } = verify({ ...proof, ...rest })
    expect(status).toBe(1)
    expect(lines).toContain(line)
  })
})
