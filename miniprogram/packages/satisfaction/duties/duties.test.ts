import type { ViewOf } from '../../../cloud/call'
import { offline, openComponent, refusal, type Answer } from '../../../testing/simulated-page'

type View = ViewOf<'satisfaction.round'>

const extension = { day: '2026-11-26', clock: '18:00', firstDay: '2026-11-25', lastDay: '2027-01-19' }
const view = { roundId: 'rabcd', remarks: '', extension: null, archive: null } as unknown as View

/** The rows beside a round, on a phone whose cloud gives these answers in turn. */
const open = (shown: Partial<View>, ...answers: Answer[]) =>
  openComponent(__dirname, { view: { ...view, ...shown } }, { answers })
const done = { ...view, title: '好' }

describe('what may still be done with a round', () => {
  it('is shown only where it may be done', async () => {
    expect((await open({})).text()).not.toContain('往后推一次')
    const text = (await open({ remarks: '2 个村', extension, archive: { why: '' } })).text()
    for (const words of ['村民的话', '2 个村', '延长一次', '归档']) expect(text).toContain(words)
  })

  it('an extension is asked for once, at UTC+8, however often the button is tapped', async () => {
    const part = await open({ extension }, done)
    await part.act('onExtend')
    await part.choose('onDay', '2026-11-27')
    await part.act('onConfirmExtend', undefined, 3)
    expect(part.sent.map(({ action, input }) => [action, input])).toEqual([
      ['satisfaction.extend', { roundId: 'rabcd', closesAt: Date.UTC(2026, 10, 27, 10, 0) }],
    ])
    expect(part.heard).toMatchObject([['done', { ok: true }]])
  })

  it('without a signal it is sent again as the same one; after a refusal another hour is another wish', async () => {
    const part = await open(
      { extension },
      ...[offline, offline, refusal('satisfaction.extendsTooLittle', '延长得太少了'), done],
    )
    await part.act('onExtend')
    await part.act('onConfirmExtend')
    expect(part.text()).toContain('没连上网')
    await part.act('onConfirmExtend')
    expect(part.text()).toContain('延长得太少了')
    await part.act('onConfirmExtend')
    const ids = part.sent.map(({ requestId }) => requestId)
    // The call itself asks twice where there is no signal.
    expect(new Set(ids.slice(0, 3)).size).toBe(1)
    expect(ids[3]).not.toBe(ids[0])
  })

  it('归档 waits while it says why, and is confirmed', async () => {
    const waiting = await open({ archive: { why: '还有 1 个村的核查没有决定' } })
    await waiting.act('onArchive')
    expect(waiting.text()).toContain('还有 1 个村的核查没有决定')
    expect(waiting.sent).toEqual([])
    const part = await open({ archive: { why: '' } }, done)
    await part.act('onArchive')
    await part.act('onConfirmArchive', undefined, 2)
    expect(part.sent.map(({ action }) => action)).toEqual(['satisfaction.archive'])
  })
})
