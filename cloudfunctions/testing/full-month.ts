import { LIUWAN_OFFICE } from '../capabilities/attendance/testing/given'
import { tiny } from '../capabilities/attendance/testing/pictures'
import { atClock, daysOfMonth, type Month } from '../kernel/day'
import { data } from './county'
import type { Phone, TestCloud } from './test-cloud'
import { upload } from './uploads'

/**
 * Both slots of every day, twice, each a few metres from the last one, while the clock does its nightly duties; with a
 * photo for each slot where the county asks for them.
 */
export async function fillMonth(cloud: TestCloud, phone: Phone, month: Month): Promise<void> {
  let steps = 0
  for (const day of daysOfMonth(month)) {
    for (const clock of ['02:30', '07:30', '07:45', '20:00', '20:15']) {
      const now = atClock(day, clock)
      await cloud.setClock(now)
      if (clock === '02:30') {
        await cloud.tick()
        continue
      }
      const latitude = LIUWAN_OFFICE.latitude + 0.000_013 * (++steps % 200)
      const fix = { ...LIUWAN_OFFICE, latitude, accuracy: 10 + (steps % 40), capturedAt: now }
      const { photo } = data(await phone.call('attendance.checkIn', { fix, tappedAt: now }))
      if (photo) {
        const { ledgerId, evidence, path } = photo
        const fileID = await upload(cloud, phone, path, tiny())
        data(await phone.call('attendance.attachPhoto', { ledgerId, evidence, fileID }))
      }
    }
  }
}

/** Documents of a collection as they lie in the database, each as its JSON. */
export async function storedIn(cloud: TestCloud, collectionName: string, query: object): Promise<string[]> {
  const reply = await fetch(`${cloud.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      action: 'database.getDocument',
      collectionName,
      query: JSON.stringify(query),
      limit: 100,
    }),
  })
  const { data: found } = (await reply.json()) as { data: { list: Array<string | object> } }
  return found.list.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
}
