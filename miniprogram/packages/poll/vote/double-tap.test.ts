import { openVote, samplePoll } from '../../../testing/vote-page'

const open = () => openVote({ scene: 'slip' }, { 'poll.open': samplePoll })
type Vote = Awaited<ReturnType<typeof open>>
const shown = ({ data }: Vote) => (data['screen'] as { kind: string }).kind

let now = 1_000_000
beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => now))
afterEach(() => jest.restoreAllMocks())

it('a double tap on the button turns one page and casts nothing', async () => {
  const page = await open()
  page.pick('overall', 'satisfied')
  page.begin('onNext')
  now += 120
  page.begin('onNext')
  expect(shown(page)).toBe('aspects')
  now += 800
  page.begin('onNext')
  now += 120
  page.begin('onNext')
  expect(shown(page)).toBe('stay')
  expect(page.line).toEqual(['poll.open'])
})

it('whoever picks quickly is not held up', async () => {
  const page = await open()
  page.pick('overall', 'satisfied')
  page.begin('onNext')
  now += 100
  page.pick('lives', 'not')
  page.begin('onNext')
  expect(shown(page)).toBe('stay')
})

it('a double tap on the way back stops at the first question', async () => {
  const page = await open()
  page.pick('overall', 'satisfied')
  page.begin('onNext')
  now += 800
  page.begin('onBack')
  now += 120
  page.begin('onBack')
  now += 800
  page.begin('onBack')
  expect(shown(page)).toBe('grades')
})
