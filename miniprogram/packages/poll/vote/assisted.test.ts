import type { PollView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import type { Answer } from '../../../testing/answers'
import { refusal } from '../../../testing/simulated-page'
import { openVote, samplePoll } from '../../../testing/vote-page'

const poll: PollView = {
  ...samplePoll,
  assisted: {
    tag: '代填',
    consent: {
      ...{ title: '留个电话好吗？', text: '', hint: '您家的电话' },
      ...{ wrong: '电话写得不对', give: '留电话，投出去', none: '不留，投出去' },
    },
  },
}

/** The vote page on a surveyor's phone; `cast` is what the ballot is answered. */
async function open(cast: Answer = samplePoll.thanks) {
  const page = await openVote(
    { scene: 'abcd0000ABCDEFGHIJKLMNOP', assisted: '1' },
    { 'poll.openAssisted': poll, 'poll.castAssisted': cast },
    { getAppBaseInfo: () => ({ fontSizeScaleFactor: 1.35 }) },
  )
  return {
    ...page,
    pick: () => page.pick('overall', 'satisfied'),
    type: (value: string) => page.begin('onPhone', { detail: { value } }),
  }
}

let now = 1_000_000
beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => (now += 800)))
afterEach(() => jest.restoreAllMocks())

it('asks for a number before the ballot is sent, and sends it without one just as well', async () => {
  const { begin, data, pick, settle, sent, line, went } = await open()
  pick()
  begin('onOnly')
  expect(data['consenting']).toBe(true)
  expect(line).toEqual(['poll.openAssisted'])
  begin('onNext')
  await settle()
  expect(line).toEqual(['poll.openAssisted', 'poll.castAssisted'])
  expect(sent[1]!.input['sealed']).toHaveLength(494)
  expect(went).toEqual([expect.stringMatching(/^instead \/packages\/poll\/thanks\/index\b/)])
})

it('the second half of a double tap does not send it', async () => {
  const { begin, pick, settle, line } = await open()
  pick()
  jest.spyOn(Date, 'now').mockImplementation(() => now)
  begin('onOnly')
  now += 120
  begin('onNext')
  await settle()
  expect(line).toEqual(['poll.openAssisted'])
})

it('a number that is none is said to be wrong and nothing is sent; going back keeps the answers', async () => {
  const { begin, data, pick, type, settle, line } = await open()
  pick()
  begin('onOnly')
  type('139 0000 111')
  expect(data['phone']).toBe('1390000111')
  begin('onNext')
  expect(data['wrong']).toBe('电话写得不对')
  begin('onBack')
  expect(data).toMatchObject({ consenting: false })
  begin('onOnly')
  type('13900001111')
  expect(data['wrong']).toBe('')
  begin('onNext')
  await settle()
  expect(line).toEqual(['poll.openAssisted', 'poll.castAssisted'])
})

it('the surveyor’s own number is said where it was typed', async () => {
  const { begin, data, pick, type, settle } = await open(
    refusal('poll.ownNumber', '这是调查员自己的电话', '请写村民家的电话。'),
  )
  pick()
  begin('onOnly')
  type('13900001111')
  begin('onNext')
  await settle()
  expect(data).toMatchObject({
    ...{ consenting: true, refusal: null, wrong: '这是调查员自己的电话。请写村民家的电话。' },
  })
})

it('a refusal leads back to where the slips are scanned', async () => {
  const { begin, data, pick, settle, went } = await open(refusal('poll.assistedFull', '够了'))
  pick()
  begin('onOnly')
  begin('onNext')
  await settle()
  expect(data).toMatchObject({ consenting: false, screen: null, refusal: { what: '够了' } })
  begin('onLeave')
  expect(went).toEqual(['back'])
})
