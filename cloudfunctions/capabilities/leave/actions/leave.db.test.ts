import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
}, 60_000)
afterAll(() => cloud.close())

it('starts', async () => {
  const r = await cloud.as('x').call('home.get', {})
  console.log(JSON.stringify(r))
})
