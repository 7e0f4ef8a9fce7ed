import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IMPERSONAL, RETENTION } from '../cloudfunctions/kernel/retention'
import { database } from '../database/collections'
import { privacyPage } from './privacy-table'

const page = readFileSync(join(__dirname, '../docs/privacy.md'), 'utf8')

it('docs/privacy.md prints the table that the code counts with', () => {
  expect(page).toBe(privacyPage(page))
})

it('every collection of the database stands in the table or among those that hold nothing about people', () => {
  const named = new Set([...RETENTION.flatMap(({ collections }) => collections), ...IMPERSONAL])
  expect(database.collections.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([])
  const real = new Set(database.collections.map(({ name }) => name))
  expect([...named].filter((name) => !real.has(name))).toEqual([])
})

it('what is deleted is deleted by an alarm that the database has an index for', () => {
  for (const { duty } of RETENTION) {
    if (duty === null) continue
    const paths = database.collections
      .find(({ name }) => name === duty)!
      .indexes.flatMap(({ keys }) => keys[0]!.path)
    const by = { inbox: 'at', accounts: 'changedOn' }[duty] ?? 'wakeAt'
    expect(paths).toContain(by)
  }
})

it('every row has its own id and finished sentences', () => {
  expect(new Set(RETENTION.map(({ id }) => id)).size).toBe(RETENTION.length)
  for (const { what, why } of RETENTION) expect(what + why).not.toMatch(/[a-z]/i)
})
