import type { Listen } from './buttons'
import { install } from '../../../testing/simulated-page'
import { speaker } from '../../../testing/speaker'

const one: Listen = {
  tongues: [{ tongue: 'common', name: '普通话' }],
  sounds: [
    { spoken: 'overall', tongue: 'common', url: 'https://s/overall.mp3' },
    { spoken: 'stay', tongue: 'common', url: 'https://s/stay.mp3' },
  ],
}
const two: Listen = {
  tongues: [...one.tongues, { tongue: 'minority', name: '维吾尔语' }],
  sounds: [...one.sounds, { spoken: 'overall', tongue: 'minority', url: 'https://s/uyghur.mp3' }],
}

/** Buttons of one page, each a component of its own; `sounds` are those the phone was asked to make. */
async function page(...all: Array<{ listen: Listen | null; spoken: string; what: string; small?: boolean }>) {
  const { sounds, wx } = speaker()
  const { phone, show } = install(__dirname, { wx })
  const shown = all.map((properties) => {
    const component = show(properties)
    const buttons = () => component.data['buttons'] as Array<{ text: string; label: string }>
    return {
      ...component,
      words: () => buttons().map(({ text }) => text),
      labels: () => buttons().map(({ label }) => label),
      tap: (tongue = 'common') => component.begin('onTap', { currentTarget: { dataset: { tongue } } }),
    }
  })
  await phone.settle()
  return { shown, sounds }
}
const overall = { listen: one, spoken: 'overall', what: '您对周建平书记满意吗？' }

describe('听一听', () => {
  beforeEach(() => jest.useRealTimers())

  it('loads nothing before a tap, then plays, and the same button stops it', async () => {
    const { shown, sounds } = await page(overall)
    const [button] = shown as [(typeof shown)[number]]
    expect(button.words()).toEqual(['听一听'])
    expect(button.labels()).toEqual(['听一听，您对周建平书记满意吗？'])
    expect(sounds).toHaveLength(0)
    button.tap()
    expect(sounds[0]).toMatchObject({ src: 'https://s/overall.mp3', playing: true })
    expect(button.words()).toEqual(['在取'])
    sounds[0]!.tell('play')
    expect(button.words()).toEqual(['停'])
    expect(button.labels()).toEqual(['停'])
    button.tap()
    expect(sounds[0]!.gone).toBe(true)
    expect(button.words()).toEqual(['听一听'])
  })

  it('is itself again when the sound is over, or a telephone call took it away', async () => {
    const { shown, sounds } = await page(overall)
    for (const [nth, end] of (['ended', 'pause'] as const).entries()) {
      shown[0]!.tap()
      sounds[nth]!.tell('play')
      sounds[nth]!.tell(end)
      expect(shown[0]!.words()).toEqual(['听一听'])
      expect(sounds[nth]!.gone).toBe(true)
    }
  })

  it('one plays at a time, whichever button it belongs to', async () => {
    const { shown, sounds } = await page(overall, { ...overall, spoken: 'stay', what: '留任还是调整？' })
    shown[0]!.tap()
    sounds[0]!.tell('play')
    shown[1]!.tap()
    sounds[1]!.tell('play')
    expect(sounds.map(({ gone }) => gone)).toEqual([true, false])
    expect(shown.map(({ words }) => words()[0])).toEqual(['听一听', '停'])
    // What the first one still says is about nothing any more.
    sounds[0]!.tell('error')
    expect(shown[0]!.text()).not.toContain('没放出来')
  })

  it('says kindly that it could not be played, and forgets that with the next try', async () => {
    const { shown, sounds } = await page(overall)
    shown[0]!.tap()
    sounds[0]!.tell('error')
    expect(shown[0]!.text()).toContain('没放出来。再点一下试试，或者请旁边的人念给您听。')
    expect(shown[0]!.words()).toEqual(['听一听'])
    shown[0]!.tap()
    expect(shown[0]!.text()).not.toContain('没放出来')
  })

  it('a sound that does not come in a quarter of a minute is not to be had', async () => {
    const { shown, sounds } = await page(overall)
    jest.useFakeTimers()
    shown[0]!.tap()
    jest.advanceTimersByTime(14_900)
    expect(shown[0]!.words()).toEqual(['在取'])
    jest.advanceTimersByTime(200)
    expect(shown[0]!.words()).toEqual(['听一听'])
    expect(sounds[0]!.gone).toBe(true)
    jest.useRealTimers()
    expect(shown[0]!.text()).toContain('没放出来')
  })

  it('stops with the page: another question, a page that is left, a phone that is put away', async () => {
    for (const leave of ['turn', 'detach', 'hide'] as const) {
      const { shown, sounds } = await page(overall)
      const { page: component, detach, tap } = shown[0]!
      tap()
      sounds[0]!.tell('play')
      if (leave === 'turn') component.setData({ spoken: 'stay' })
      if (leave === 'detach') detach()
      if (leave === 'hide')
        (component as unknown as { triggerPageLifeTime(name: string): void }).triggerPageLifeTime('hide')
      expect([leave, sounds[0]!.gone]).toEqual([leave, true])
    }
  })

  it('a page that is drawn again with the same question goes on playing', async () => {
    const { shown, sounds } = await page(overall)
    shown[0]!.tap()
    sounds[0]!.tell('play')
    shown[0]!.page.setData({ spoken: 'overall', what: overall.what })
    expect(sounds[0]!.gone).toBe(false)
    expect(shown[0]!.words()).toEqual(['停'])
  })

  it('several languages are as many buttons, each by its name', async () => {
    const { shown, sounds } = await page({ ...overall, listen: two })
    expect(shown[0]!.words()).toEqual(['普通话', '维吾尔语'])
    expect(shown[0]!.labels()[1]).toBe('用维吾尔语听一听，您对周建平书记满意吗？')
    shown[0]!.tap('minority')
    expect(sounds[0]!.src).toBe('https://s/uyghur.mp3')
    expect(shown[0]!.words()).toEqual(['普通话', '在取'])
  })

  it('a small one keeps to the language chosen last where it has it, and to what there is where not', async () => {
    const small = { listen: two, small: true }
    const { shown, sounds } = await page(
      { ...overall, listen: two },
      { ...small, spoken: 'overall', what: '总的' },
      { ...small, spoken: 'stay', what: '留任' },
    )
    shown[0]!.tap('minority')
    // Drawn before the language was chosen, it plays in it all the same.
    shown[1]!.tap('common')
    expect(sounds[1]!.src).toBe('https://s/uyghur.mp3')
    shown[1]!.tap('minority')
    expect(sounds[1]!.gone).toBe(true)
    expect(shown[1]!.labels()).toEqual(['用维吾尔语听一听，总的'])
    expect(shown[2]!.labels()).toEqual(['用普通话听一听，留任'])
  })

  it('where nothing was recorded there is no button', async () => {
    const { shown } = await page({ ...overall, listen: null }, { ...overall, spoken: 'fair' })
    expect(shown.map(({ text }) => text())).toEqual(['', ''])
  })
})
