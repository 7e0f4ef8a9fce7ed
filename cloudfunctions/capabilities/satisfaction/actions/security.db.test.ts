import { randomBytes } from 'node:crypto'
import { box as nacl, hash } from 'tweetnacl'
import { data, openCounty } from '../../../testing/county'
import { against, code, content, EVENING, Polling } from '../../../testing/polling'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { encode, SEAL_RANDOM } from '../rules/sealing'

let cloud: TestCloud
let polling: Polling
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud?.close())

const castSealed = (openid: string, scene: string, sealed: string) =>
  cloud.as(openid).call('poll.cast', { scene, sealed })
const spent = (scene: string): number =>
  Object.values(polling.storedBox(scene)['slips'] as object).filter((tag) => tag !== 0).length

describe('a slip that is guessed', () => {
  it('gets one and the same answer, whether it is like a real one, another village’s or none at all', async () => {
    const round = await polling.openRound()
    const [scene] = (await polling.scenesOf(round, '柳湾村')) as [string]
    const [elsewhere] = (await polling.scenesOf(round, '沙井村')) as [string]
    const forged = [
      scene.slice(0, 23) + (scene.endsWith('A') ? 'B' : 'A'),
      scene.slice(0, 8) + elsewhere.slice(8),
      `zzzz${scene.slice(4)}`,
      scene.slice(0, 23),
    ]
    const sealed = polling.sealed(scene, content)
    const answers: string[] = []
    const trips: number[] = []
    for (const guess of forged)
      for (const ask of [
        () => cloud.as('guesser').call('poll.open', { scene: guess }),
        () => castSealed('guesser', guess, sealed),
      ]) {
        await cloud.resetStats()
        const { requestId: _id, ...answer } = (await ask()) as unknown as Record<string, unknown>
        answers.push(JSON.stringify(answer))
        const { requests } = await cloud.stats()
        trips.push(Object.values(requests).reduce((sum, times) => sum + times, 0))
      }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('poll.unknownSlip')
    // What is no slip by its form is not looked up; all the others are looked up just alike.
    const looked = trips.slice(0, 6)
    expect(new Set(looked.filter((_, i) => i % 2 === 0)).size).toBe(1)
    expect(new Set(looked.filter((_, i) => i % 2 === 1)).size).toBe(1)
    expect(spent(scene)).toBe(0)
  })

  it('with anything more in the input is not read', async () => {
    const [scene] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
    const sealed = polling.sealed(scene, content)
    for (const [action, input] of [
      ['poll.open', { scene, openid: 'wang' }],
      ['poll.cast', { scene, sealed, openid: 'wang' }],
      ['poll.cast', { scene, sealed, choices: content }],
    ] as const) {
      const event = { v: 1, action, input, requestId: newRequestId() }
      expect(await cloud.as('yang').raw('poll', event)).toMatchObject({ code: 'request.invalid' })
    }
    expect(spent(scene)).toBe(0)
  })
})

describe('a sealed ballot that somebody copied', () => {
  it('is read with its own slip alone: the copier cannot cast it with a slip of theirs, nor use up the other’s', async () => {
    const [one, two, three] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as string[]
    const sealed = polling.sealed(one!, against)
    expect(code(await castSealed('yang', one!, sealed))).toBe('ok')
    expect(code(await castSealed('wang', two!, sealed))).toBe('poll.unreadable')
    expect(code(await castSealed('li', one!, sealed))).toBe('poll.spentSlip')
    expect(spent(one!)).toBe(1)
    expect(code(await polling.cast('wang', two!, content))).toBe('ok')
    expect(code(await polling.cast('wang', three!, content))).toBe('poll.accountHasVoted')
  })

  it('and altered in its key, its mark or its answers, or sealed for another round, is not read', async () => {
    const [scene] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
    const [later] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
    const sealed = polling.sealed(scene, content)
    // Key of the pair from 0, authenticator from 32, answers from 48, sentence from 54 to the end.
    for (const byte of [0, 31, 32, 47, 48, 53, 54, sealed.length / 2 - 1]) {
      const digit = (parseInt(sealed[byte * 2]!, 16) ^ 1).toString(16)
      const altered = sealed.slice(0, byte * 2) + digit + sealed.slice(byte * 2 + 1)
      expect(code(await castSealed('yang', scene, altered))).toBe('poll.unreadable')
    }
    expect(code(await castSealed('yang', scene, polling.sealed(later, content)))).toBe('poll.unreadable')
    expect(spent(scene)).toBe(0)
    expect(code(await castSealed('yang', scene, sealed))).toBe('ok')
  })

  it('that was sealed well around answers that nobody can give is not read', async () => {
    const [scene] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
    const { sealKey } = data(await cloud.as('yang').call('poll.open', { scene }))
    const sealBytes = (bytes: Uint8Array): string => {
      const pair = nacl.keyPair.fromSecretKey(new Uint8Array(randomBytes(SEAL_RANDOM)))
      const nonce = hash(new Uint8Array(Buffer.from(scene))).slice(0, 24)
      const inner = nacl(bytes, nonce, new Uint8Array(Buffer.from(sealKey, 'hex')), pair.secretKey)
      return [pair.publicKey, inner].map((part) => Buffer.from(part).toString('hex')).join('')
    }
    const good = encode(content)
    for (const [place, value] of [
      [0, 0],
      [0, 200],
      [1, 99],
      [5, 99],
    ] as const) {
      const bad = good.slice()
      bad[place] = value
      expect(code(await castSealed('yang', scene, sealBytes(bad)))).toBe('poll.unreadable')
    }
    expect(spent(scene)).toBe(0)
    expect(code(await castSealed('yang', scene, sealBytes(good)))).toBe('ok')
  })
})

it('a member of staff is known by the bound account alone: an unbound one of theirs votes as a villager does', async () => {
  const zhou = await polling.county.bind('周建平', 'zhou-jianping')
  const [scene] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
  expect(code(await polling.cast(zhou.openid, scene))).toBe('poll.staffCannotVote')
  expect(code(await polling.cast('zhou-other-phone', scene))).toBe('ok')
})

// Under database/security-rules.json, which deployment sets for every collection.
it('no phone reads or changes boxes, rounds or sentences by itself', async () => {
  const [scene] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
  const before = JSON.stringify(polling.storedBox(scene))
  for (const openid of ['yang', polling.county.organiser.openid])
    for (const name of ['boxes', 'rounds', 'remarks', 'callbacks'])
      for (const [action, more] of [
        ['getDocument', {}],
        [
          'modifyDocument',
          { data: JSON.stringify({ void: 'replaced' }), merge: true, multi: true, upsert: false },
        ],
        ['removeDocument', { multi: true }],
      ] as const) {
        const answer = await fetch(`${cloud.url}/client/database`, {
          method: 'POST',
          headers: { 'x-local-openid': openid },
          body: JSON.stringify({
            action: `database.${action}`,
            collectionName: name,
            query: '{}',
            queryType: 'WHERE',
            ...more,
          }),
        })
        expect(await answer.json()).toMatchObject({ errMsg: expect.stringMatching(/permission/i) as string })
      }
  expect(JSON.stringify(polling.storedBox(scene))).toBe(before)
})
