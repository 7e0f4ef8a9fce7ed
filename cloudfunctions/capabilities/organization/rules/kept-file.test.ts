import { FILE_LIFE } from '../../../kernel/retention'
import type { Moment } from '../../../kernel/aggregate'
import { HOUR } from '../../../kernel/day'
import { decideForget, decideKeep, type KeptFile } from './kept-file'

const NOW = Date.UTC(2026, 10, 23, 10, 20)
const at = (now: number): Moment => ({
  ...{ now, today: '2026-11-23', by: 'pLiuMin', requestId: 'request-1', policyVersion: 3 },
})
const command = {
  ...{
    countyId: 'u990101',
    kind: 'roster-export' as const,
    fileName: '清河县花名册.xlsx',
    path: 'exports/f1.xlsx',
  },
  people: 36,
}

function stateOf(decision: ReturnType<typeof decideKeep>): KeptFile {
  if (!decision.ok) throw new Error('refused')
  return decision.state
}
const kept = stateOf(decideKeep(null, command, at(NOW)))

describe('a file with personal data', () => {
  it('is written down with who, what and how many, and goes after a day', () => {
    expect(kept).toEqual({ ...command, by: 'pLiuMin', deleteAt: NOW + 24 * HOUR })
    expect(decideKeep(null, command, at(NOW))).toMatchObject({
      entry: {
        by: 'pLiuMin',
        at: NOW,
        act: 'roster-export',
        data: { fileName: '清河县花名册.xlsx', people: 36 },
      },
    })
  })

  it('is kept no longer for being looked at again', () => {
    expect(stateOf(decideKeep(kept, command, at(NOW + HOUR))).deleteAt).toBe(NOW + FILE_LIFE)
  })

  it('once gone leaves the line that says who had it', () => {
    const gone = stateOf(decideForget(kept, at(NOW + FILE_LIFE)))
    expect(gone).toEqual({ ...kept, deleteAt: null })
  })

  it('that is brought a second time after it was gone is kept for another day', () => {
    const gone = stateOf(decideForget(kept, at(NOW + FILE_LIFE)))
    expect(stateOf(decideKeep(gone, command, at(NOW + 2 * FILE_LIFE))).deleteAt).toBe(NOW + 3 * FILE_LIFE)
  })
})
