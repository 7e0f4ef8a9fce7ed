// Does a spot check's draw again from what the page 验算 copies: `node scripts/verify-draw.mjs proof.json`, or on standard input.
// It needs nothing of this repository; docs/spot-check.md says the same in words.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
const { list, listHash, seed, seedHash, digits, people, drawn } = JSON.parse(
  readFileSync(process.argv[2] ?? 0, 'utf8'),
)

const lots = list.map((id) => [sha256([seed, listHash, digits, id].join('\n')), id]).sort()
const again = lots.slice(0, people).map(([, id]) => id)
const steps = [
  ['the list is the one that was sealed', sha256([...list].sort().join('\n')) === listHash],
  ['the seed is the one that was sealed', sha256(seed) === seedHash],
  ['the same people come out', JSON.stringify(again) === JSON.stringify(drawn)],
]
for (const [what, right] of steps) console.log(`${right ? 'yes' : 'NO '} ${what}`)
process.exitCode = steps.every(([, right]) => right) ? 0 : 1
