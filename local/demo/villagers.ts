import { randomBytes } from 'node:crypto'
import type { Choices, Grade } from '../../cloudfunctions/capabilities/satisfaction/contract'
import { seal, sealAssisted, SEAL_RANDOM } from '../../cloudfunctions/capabilities/satisfaction/rules/sealing'
import type { Account } from './cloud-client'

/** How a village's people feel, as shares of ten. */
export type Mood = 'content' | 'mixed'

const OVERALL: Record<Mood, Grade[]> = {
  content: [...Array<Grade>(5).fill('satisfied'), ...Array<Grade>(3).fill('basically'), 'not', 'unknown'],
  mixed: [
    ...Array<Grade>(3).fill('satisfied'),
    ...Array<Grade>(3).fill('basically'),
    ...Array<Grade>(3).fill('not'),
    'unknown',
  ],
}

/** What the villager with this number thinks; always the same, and no two neighbours think alike. */
export function choicesOf(number: number, mood: Mood): Choices {
  const pick = (step: number): Grade => OVERALL[mood][(number * 3 + step) % 10] ?? 'unknown'
  const overall = pick(0)
  const stay = overall === 'not' ? 'change' : 'stay'
  return {
    overall,
    aspects: { lives: pick(1), works: pick(4), fair: pick(7), helps: pick(2) },
    ...(number % 4 === 3 ? {} : { stay }),
  }
}

/** The WeChat account of a villager who only ever votes with this slip. */
export function villagerOf(scene: string): string {
  return `villager-${scene.slice(4, 8)}-${scene.slice(-12)}`
}

/** Somebody scans a slip and votes, sealed as the phone does it. Answers the cloud's sentence if it says no. */
export async function vote(account: Account, scene: string, choices: Choices): Promise<string | undefined> {
  const opened = await account.call('poll.open', { scene })
  if (!opened.ok) return opened.text.what
  const sealed = seal(opened.data.sealKey, scene, choices, randomBytes(SEAL_RANDOM))
  const cast = await account.call('poll.cast', { scene, sealed })
  return cast.ok ? undefined : cast.text.what
}

/** A surveyor scans a household's slip, and the villager taps and leaves a number, as the phone does it. */
export async function assist(
  surveyor: Account,
  scene: string,
  choices: Choices,
  phone: string,
): Promise<string | undefined> {
  const opened = await surveyor.call('poll.openAssisted', { scene })
  if (!opened.ok) return opened.text.what
  const sealed = sealAssisted(opened.data.sealKey, scene, { choices, phone }, randomBytes(SEAL_RANDOM))
  const cast = await surveyor.call('poll.castAssisted', { scene, sealed })
  return cast.ok ? undefined : cast.text.what
}
