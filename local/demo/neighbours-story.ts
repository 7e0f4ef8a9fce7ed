import { rosterOf } from '../../scripts/make-demo-roster'
import { checkInsOf } from './attendance-story'
import type { CloudClient } from './cloud-client'
import { county } from './county'
import { neighbours, neighbourSwitches, type Neighbour } from './neighbours'
import type { Happening } from './timeline'

/** Sets the neighbouring counties up as their own offices do; answers what happens there in the month. */
export async function setUpNeighbours(cloud: CloudClient): Promise<Happening[]> {
  const lives = await Promise.all(neighbours.map((neighbour) => setUp(cloud, neighbour)))
  return lives.flat()
}

async function setUp(cloud: CloudClient, neighbour: Neighbour): Promise<Happening[]> {
  const { city, county: itself, organiser, account, township, lastPhone, people } = neighbour
  const made = await cloud.operator('report.createCounty', {
    ...{ region: county.region, city, county: itself, organiser, switches: neighbourSwitches },
  })
  const office = cloud.as(account)
  await office.must('organization.bind', { inviteCode: made.organiser.inviteCode })
  const fileName = `${itself.code}.xlsx`
  const roster = await rosterOf({ townships: [township], officers: [], lastPhone })
  const fileID = await office.upload(`rosters/${fileName}`, roster)
  const taken = await office.must('report.importRoster', { fileID, fileName })
  if (taken.status !== 'done')
    throw new Error(`the roster of ${itself.name} was not taken: ${JSON.stringify(taken.problems)}`)
  const { rows } = await office.must('organization.people', {})
  for (const { name, personId } of rows) {
    const person = people[name]
    if (!person) continue
    const { inviteCode } = await office.must('organization.invite', { personId })
    await cloud.as(person.openid).must('organization.bind', { inviteCode })
  }
  return checkInsOf(cloud, {
    plan: Object.fromEntries(Object.entries(people).map(([name, { plan }]) => [name, plan])),
    openidOf: (name) => people[name]!.openid,
    placeOf: (name) => township.villages.find(({ team }) => team.some((each) => each.name === name))!,
  })
}
