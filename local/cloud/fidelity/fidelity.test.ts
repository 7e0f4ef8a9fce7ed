import { AREAS } from './areas'
import { expectation, inOrder, prepare, run, type Prepared } from './bench'
import type { Area, Group, Refusal } from './case'
import { operatorsOf } from './coverage'
import { $, _, REAL_ENVIRONMENT } from './sdk'
import { openTarget, type Target } from './target'

/** A real environment is a network away. */
let target: Target | undefined
beforeAll(async () => (target = await openTarget(AREAS)))
afterAll(() => target?.close())

const applies = ({ entry }: Prepared): boolean => !entry.localOnly || REAL_ENVIRONMENT === undefined

const applying = (area: Area, group: Group): Prepared[] => prepare(area, group).filter(applies)

describe.each(AREAS)('$name', (area) => {
  const groups = area.groups.filter((group) => applying(area, group).length > 0)
  describe.each(groups)('$source', (group) => {
    test.each(applying(area, group))('$entry.title', async (prepared) => {
      const { refuses } = prepared.entry
      if (refuses !== undefined) return expect(await refusalOf(prepared)).toEqual(wanted(refuses))
      const result = await run(prepared)
      const expected = expectation(prepared.entry)
      if ('anyOrder' in prepared.entry) return expect(sorted(result)).toEqual(sorted(expected))
      expect(result).toEqual(expected)
      expect(inOrder(result)).toEqual(inOrder(expected))
    })
  })
})

/** Code and message of the error a case ends with. */
async function refusalOf(prepared: Prepared): Promise<{ code?: string; message: string }> {
  try {
    return { message: `it is not refused and gives ${JSON.stringify(await run(prepared))}` }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return { code, message }
  }
}

const wanted = (refuses: Refusal): { code?: string; message: unknown } =>
  refuses instanceof RegExp
    ? { code: 'DATABASE_REQUEST_FAILED', message: expect.stringMatching(refuses) }
    : { code: refuses.code, message: expect.stringMatching(refuses.message) }

const sorted = (values: unknown): string[] =>
  (values as unknown[]).map((value) => JSON.stringify(value)).sort()

const CASES = AREAS.flatMap((area) => area.groups.flatMap((group) => group.cases))
const confirmed = CASES.filter((entry) => entry.confirmed !== undefined)

describe('the suite', () => {
  test(`${CASES.length} cases, ${confirmed.length} confirmed on a real environment`, () => {
    expect(CASES.length).toBeGreaterThanOrEqual(400)
    for (const entry of confirmed) expect(entry.confirmed).toMatch(/^20\d\d-[01]\d-[0-3]\d$/)
  })

  test('each case has a title of its own in its group', () => {
    const repeated = AREAS.flatMap((area) =>
      area.groups.flatMap(({ source, cases }) => {
        const titles = cases.map(({ title }) => title)
        return titles.filter((title, i) => titles.indexOf(title) !== i).map((title) => `${source}: ${title}`)
      }),
    )
    expect(repeated).toEqual([])
  })

  test('every command, operator and stage the SDK can build has a case', () => {
    const used = new Set(CASES.flatMap(operatorsOf))
    const names = [
      ...Object.keys(_)
        .filter((name) => !['aggregate', 'project'].includes(name))
        .map((name) => `_.${name}`),
      ...[...Object.keys($), ...Object.keys(_.project)].map((name) => `$.${name}`),
      ...Object.getOwnPropertyNames(Object.getPrototypeOf($.pipeline()) as object)
        .filter((name) => !['constructor', 'end', 'unwrap', 'done', '_pipe'].includes(name))
        .map((name) => `${name}()`),
    ]
    expect(names.filter((name) => !used.has(SENT_AS[name] ?? name))).toEqual([])
  })
})

/** What the SDK calls otherwise than MongoDB does. */
const SENT_AS: { [name: string]: string } = {
  '$.neq': '$.ne',
  '$.pipeline': 'lookup()',
  '_.expr': '$.expr',
  '_.jsonSchema': '$.jsonSchema',
  '_.text': '$.search',
}
