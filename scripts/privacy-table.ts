import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_POLICY, type CountyPolicy } from '../cloudfunctions/kernel/county-policy'
import { RETENTION } from '../cloudfunctions/kernel/retention'

const PAGE = join(__dirname, '../docs/privacy.md')
const BEGIN = '<!-- table: npx tsx scripts/privacy-table.ts -->'
const END = '<!-- end of table -->'

/** A county whose switches are all on, so that the table shows numbers; each county sets its own. */
const document = {
  ...{
    documentNumber: 'x',
    purpose: 'x',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    retentionDays: 90,
  },
}
const SHOWN: CountyPolicy = {
  ...DEFAULT_POLICY,
  switches: { checkIn: document, location: document, photo: document },
}

/** The table of `kernel/retention.ts` as Markdown. */
export function privacyTable(): string {
  const rows = RETENTION.map(({ what, why, collections, storage = [], field, kept, number, duty }) => {
    const where = [
      ...collections.map((each) => `\`${each}\``),
      ...storage.map((each) => `storage \`${each}\``),
    ]
    const cells = [what, why, `${where.join(', ')}: ${field}`, kept(SHOWN, '2026-06-01'), `\`${number}\``]
    return `| ${[...cells, duty === null ? 'none: it is the record' : `clock, \`${duty}\``].join(' | ')} |`
  })
  return [
    '| what | what for | where | how long (defaults; 90 days where a document sets them) | number | deleted by |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

/** The page with the table as the code has it now. */
export function privacyPage(page = readFileSync(PAGE, 'utf8')): string {
  const [head, rest] = page.split(BEGIN)
  const tail = rest?.split(END)[1]
  if (head === undefined || tail === undefined) throw new Error('docs/privacy.md has no place for the table')
  return `${head}${BEGIN}\n${privacyTable()}\n${END}${tail}`
}

if (require.main === module) writeFileSync(PAGE, privacyPage())
