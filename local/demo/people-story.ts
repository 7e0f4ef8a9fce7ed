import { accounts, county, organiserAccount, supervisors, switches, township } from './county'
import type { CloudClient } from './cloud-client'
import { ROSTER_FILE } from './roster-file'

/** Sets the county up as its operator and its organiser do: units, first organiser, roster file. */
export async function setUpCounty(cloud: CloudClient, roster: Uint8Array): Promise<void> {
  const made = await cloud.operator('report.createCounty', {
    ...county,
    switches,
  })
  const organiser = cloud.as(organiserAccount)
  await organiser.must('organization.bind', { inviteCode: made.organiser.inviteCode })
  const fileID = await organiser.upload(`rosters/${ROSTER_FILE}`, roster)
  const taken = await organiser.must('report.importRoster', { fileID, fileName: ROSTER_FILE })
  if (taken.status !== 'done') throw new Error(`the roster was not taken: ${JSON.stringify(taken.problems)}`)
}

/** Those above the county came through its 督查组, so they are on its roster; the operator gives them the whole. */
export async function nameSupervisors(cloud: CloudClient): Promise<void> {
  const organiser = cloud.as(organiserAccount)
  for (const { name, openid, phone, title, role, unit } of supervisors) {
    const { personId } = await organiser.must('organization.addPerson', {
      ...{ name, phone, title, sendingUnit: null },
      duty: {
        ...{ kind: 'grant', role: 'inspector', unitId: `u${county.county.code}` },
        ...{ from: '2026-10-08', to: '2026-10-31' },
      },
    })
    await cloud.operator('report.grant', { personId, role, unitId: `u${unit.code}`, from: '2026-11-01' })
    const { inviteCode } = await organiser.must('organization.invite', { personId })
    await cloud.as(openid).must('organization.bind', { inviteCode })
  }
}

/** Invite codes for everybody of the told township, and each of them binding their own account. */
export async function bindEverybody(cloud: CloudClient, personIds: Map<string, string>): Promise<void> {
  const bind = async (name: string, openid: string): Promise<void> => {
    const inviteCode = await inviteCodeFor(cloud, personIds, name)
    await cloud.as(openid).must('organization.bind', { inviteCode })
  }
  await Promise.all(Object.entries(accounts).map(([name, openid]) => bind(name, openid)))
}

/** A fresh one-time code from the organiser, for a first phone or a new one. */
export async function inviteCodeFor(
  cloud: CloudClient,
  personIds: Map<string, string>,
  name: string,
): Promise<string> {
  const personId = personIds.get(name)
  if (!personId) throw new Error(`${name} is not on the roster`)
  const invite = await cloud.as(organiserAccount).must('organization.invite', { personId })
  return invite.inviteCode
}

/** Everybody on the organiser's list, name → person id; the told township wins where two people share a name. */
export async function peopleByName(cloud: CloudClient): Promise<Map<string, string>> {
  const organiser = cloud.as(organiserAccount)
  const found = new Map<string, string>()
  let cursor: string | undefined
  do {
    const page = await organiser.must('organization.people', cursor === undefined ? {} : { cursor })
    for (const row of page.rows) {
      if (!found.has(row.name) || row.unit.includes(township)) found.set(row.name, row.personId)
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found
}

/** Somebody opens their in-app messages and reads what is there. */
export async function readMessages(cloud: CloudClient, openid: string): Promise<void> {
  const account = cloud.as(openid)
  const { entries } = await account.must('notifications.inbox', {})
  const ids = entries.filter((entry) => entry.unread).map((entry) => entry.id)
  if (ids.length > 0) await account.must('notifications.read', { ids })
}
