import type { Parts } from './excel-archive'

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  name: string
  /** Where it lies, e.g. xl/worksheets/sheet1.xml; empty when the workbook does not say. */
  path: string
  hidden: boolean
}

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'

/** The sheets in their order; null when this is no .xlsx workbook, e.g. a Word file. */
export function sheetsOf(parts: Parts): ListedSheet[] | null {
  const workbook = parts.get(WORKBOOK)?.toString('utf8')
  const relations = parts.get(RELATIONS)?.toString('utf8')
  if (workbook === undefined || relations === undefined) return null
  const targets = new Map(
    tagsOf(relations, 'Relationship').map(({ Id = '', Target = '' }) => [Id, pathOf(Target)]),
  )
  return tagsOf(workbook, 'sheet')
    .filter(({ name }) => name)
    .map(({ name = '', id = '', state }) => ({
      name,
      path: targets.get(id) ?? '',
      hidden: state === 'hidden' || state === 'veryHidden',
    }))
}

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

/** Attributes of every such tag, without their prefixes. */
function tagsOf(xml: string, name: string): Array<Record<string, string>> {
  const tags = xml.match(new RegExp(`<(\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []
  return tags.map((tag) => {
    const found = tag.matchAll(/\s(?:\w+:)?(\w+)=(?:"([^"]*)"|'([^']*)')/g)
    return Object.fromEntries(
      [...found].map(([, key, double, single]) => [key!, decoded(double ?? single ?? '')]),
    )
  })
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, named) => {
    if (named) return NAMED[named as string] ?? whole
    const point = hex ? parseInt(hex as string, 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
