import { createHash, createHmac } from 'node:crypto'
import type { DrawProofView } from '../draw-contract'
import type { Officer, Posted } from '../../organization/testing/given'

const SHAJING = { village: '沙井村', villageCode: '990101101202' }
const DONGGUAN = { township: '城关镇', village: '东关村', villageCode: '990101100201' }

/** People enough for some draws in 红柳镇 and a few in 城关镇. */
export const MORE_POSTED: Array<Partial<Posted>> = [
  ...['甲一', '甲二', '甲三', '甲四', '甲五', '甲六', '甲七'].map((name, i) => ({
    ...SHAJING,
    name,
    phone: `1990000011${i}`,
    role: '队员',
  })),
  { ...DONGGUAN, name: '乙一', phone: '19900000120', role: '队员' },
  { ...DONGGUAN, name: '乙二', phone: '19900000121', role: '队员' },
  { ...DONGGUAN, name: '乙三', phone: '19900000122', role: '队员' },
]
export const INSPECTORS: Array<Partial<Officer>> = [
  { name: '付立群', phone: '19900008008', role: '督查组', title: '', unitCode: '990101' },
  { name: '严查', phone: '19900008009', role: '督查组', title: '', unitCode: '990101' },
]

const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The draw done again by somebody who has nothing but what the page of the proof shows. */
export function recompute({ people, list, digits, seed }: DrawProofView['proof']): {
  seedHash: string
  listHash: string
  drawn: string[]
} {
  const listHash = sha([...list].sort().join('\n'))
  const lots = list.map((id) => ({ id, lot: sha([seed, listHash, digits, id].join('\n')) }))
  lots.sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return { seedHash: sha(seed), listHash, drawn: lots.slice(0, people).map(({ id }) => id) }
}

/**
 * Digits that draw this posting first. Only whoever holds the deployment's secret can find them, as the tests do: that is
 * why the digits come from somebody who does not (docs/decisions/0034).
 */
export function riggedDigits(secret: string, sealed: DrawProofView['proof'], postingId: string): string {
  const seed = createHmac('sha256', secret).update(`spot-check|${sealed.drawId}`).digest('hex')
  for (let i = 0; ; i++) {
    const digits = String(i).padStart(6, '0')
    if (recompute({ ...sealed, seed, digits }).drawn[0] === postingId) return digits
  }
}
