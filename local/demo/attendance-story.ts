import { accounts } from './county'
import { attendancePlan, readPlan } from './attendance-plan'
import type { Found } from './attendance-plan'
import type { CloudClient } from './cloud-client'
import type { Fix } from './page/protocol'
import { november } from './times'
import type { Happening } from './timeline'

const METRES_PER_DEGREE = 111_195

/** A point some metres north and east of another, on the same datum. */
export function moved(
  from: { latitude: number; longitude: number },
  north: number,
  east: number,
): Omit<Fix, 'accuracy'> {
  const shrink = Math.cos((from.latitude * Math.PI) / 180)
  return {
    latitude: round(from.latitude + north / METRES_PER_DEGREE),
    longitude: round(from.longitude + east / (METRES_PER_DEGREE * shrink)),
  }
}

/** Six decimals, a tenth of a metre: what phones report. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** Check-ins of a month: `plan` by name, `openidOf` their accounts, `placeOf` the centre of a person's village. */
export interface Tappers {
  plan: Record<string, string>
  openidOf: (name: string) => string
  placeOf: (name: string) => Omit<Fix, 'accuracy'>
}

/** Everybody's check-ins of the month in the township that is told. */
export function checkIns(cloud: CloudClient, placeOf: Tappers['placeOf']): Happening[] {
  return checkInsOf(cloud, { plan: attendancePlan, openidOf: (name) => accounts[name] ?? name, placeOf })
}

export function checkInsOf(cloud: CloudClient, { plan, openidOf, placeOf }: Tappers): Happening[] {
  return Object.entries(plan).flatMap(([name, line]) =>
    readPlan(line).flatMap(({ day, morning, evening }) => {
      const person = { cloud, name, openid: openidOf(name), place: placeOf(name) }
      const tap = (found: Found, slot: 'morning' | 'evening'): Happening[] =>
        found === 'none' ? [] : [checkIn({ ...person, found, day, slot })]
      return [...tap(morning, 'morning'), ...tap(evening, 'evening')]
    }),
  )
}

interface Tap {
  cloud: CloudClient
  name: string
  openid: string
  place: Omit<Fix, 'accuracy'>
  found: Found
  day: number
  slot: 'morning' | 'evening'
}

function checkIn(tap: Tap): Happening {
  const { cloud, name, openid, place, found, day, slot } = tap
  const at = november(day, clockTime(day, slot))
  const fix = fixOf(found, place, spread(`${name} ${day} ${slot}`))
  const evidence = fix ? { fix: { ...fix, capturedAt: at } } : { noFix: 'denied' as const }
  return {
    at,
    happens: () =>
      cloud.as(openid).must('attendance.checkIn', { slotAsked: slot, ...evidence, tappedAt: at, sentAt: at }),
  }
}

/** People check in at about the same time, a few minutes apart from day to day. */
function clockTime(day: number, slot: 'morning' | 'evening'): string {
  const minute = String(31 + ((day * 17) % 27)).padStart(2, '0')
  return slot === 'morning' ? (day === 23 ? '07:48' : `07:${minute}`) : `20:${minute}`
}

/** Real fixes jitter: 30 to 330 m around the village's place, 8 to 27 m accurate; outside is some 12 km away. */
function fixOf(found: Found, place: Omit<Fix, 'accuracy'>, chance: [number, number]): Fix | undefined {
  const [a, b] = chance
  if (found === 'denied' || found === 'none') return undefined
  const angle = a * 2 * Math.PI
  const distance = found === 'outside' ? 11_000 + 2_000 * b : 30 + 300 * b
  const accuracy = found === 'weak' ? 500 + Math.round(300 * b) : 8 + Math.round(19 * a)
  return { ...moved(place, distance * Math.cos(angle), distance * Math.sin(angle)), accuracy }
}

/** Two numbers from 0 to 1 that are always the same for the same text, so that every load tells the same story. */
function spread(text: string): [number, number] {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return [(hash & 0xffff) / 0xffff, (hash >>> 16) / 0xffff]
}
