import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import readWorkbook from 'read-excel-file/node'

/** The demo county's real Excel roster, as an organiser would upload it. */
export const ROSTER_FILE = 'roster.xlsx'

export function rosterBytes(): Uint8Array {
  return readFileSync(join(__dirname, ROSTER_FILE))
}

export interface VillagePlace {
  latitude: number
  longitude: number
}

const COLUMNS = { village: '村', person: '姓名', latitude: '纬度', longitude: '经度', phone: '手机号' }

/** Where each posted person's village is, by name, and each village by its own name: read from the roster itself. */
export async function placesOfRoster(bytes: Uint8Array): Promise<Map<string, VillagePlace>> {
  const sheets = await readWorkbook(Buffer.from(bytes))
  const rows = sheets[0]?.data ?? []
  const heading = rows.findIndex((row) => row.includes(COLUMNS.person) && row.includes(COLUMNS.latitude))
  const at = (name: string): number => rows[heading]?.indexOf(name) ?? -1
  const places = new Map<string, VillagePlace>()
  for (const row of rows.slice(heading + 1)) {
    const place = {
      latitude: Number(row[at(COLUMNS.latitude)]),
      longitude: Number(row[at(COLUMNS.longitude)]),
    }
    if (!place.latitude || !place.longitude) continue
    places.set(String(row[at(COLUMNS.village)]), place)
    places.set(String(row[at(COLUMNS.person)]), place)
  }
  return places
}

/** Telephone numbers of everybody on the roster, by name. */
export async function phonesOfRoster(bytes: Uint8Array): Promise<Map<string, string>> {
  const phones = new Map<string, string>()
  for (const { data } of await readWorkbook(Buffer.from(bytes))) {
    const heading = data.findIndex((row) => row.includes(COLUMNS.person) && row.includes(COLUMNS.phone))
    if (heading < 0) continue
    const at = (name: string): number => data[heading]!.indexOf(name)
    for (const row of data.slice(heading + 1)) {
      const [name, phone] = [row[at(COLUMNS.person)], row[at(COLUMNS.phone)]]
      if (name && phone) phones.set(String(name), String(phone))
    }
  }
  return phones
}
