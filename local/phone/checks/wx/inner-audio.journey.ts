import { expect } from '@playwright/test'
import { phoneScreen, test, withWx } from '../sample'
import { silence } from '../silence'

test.use({ viewport: phoneScreen })

test.describe('a sound without a place on the page', () => {
  test.beforeEach(async ({ open, page }) => {
    await page.route('**/sound.wav', (route) => route.fulfill({ body: silence(), contentType: 'audio/wav' }))
    await open('pages/detail/index')
  })

  test('tells all that happens to it, until nobody listens', async ({ page }) => {
    const told = await withWx(page, async (wx) => {
      const sound = wx.createInnerAudioContext()
      const heard: string[] = []
      const names = [
        'Canplay',
        'Play',
        'Pause',
        'Seeking',
        'Seeked',
        'TimeUpdate',
        'Ended',
        'Waiting',
        'Error',
      ] as const
      const listeners: Record<string, () => void> = {}
      for (const name of names) {
        listeners[name] = () => heard.push(name)
        sound[`on${name}`](listeners[name])
      }
      const until = (name: string) =>
        new Promise<void>((done) => {
          const look = () => (heard.includes(name) ? done() : setTimeout(look, 20))
          look()
        })
      sound.src = '/sound.wav'
      await until('Canplay')
      sound.seek(0.2)
      await until('Seeked')
      sound.play()
      await until('Play')
      sound.pause()
      await until('Pause')
      sound.play()
      await until('Ended')
      // a browser with much to do adds pauses of its own to the sound
      const first = [...new Set(heard)].filter((name) => name !== 'Waiting').sort()
      const facts = [sound.duration, sound.paused, sound.buffered, sound.src, sound.currentTime]
      for (const name of names) sound[`off${name}`](listeners[name])
      heard.length = 0
      sound.seek(0)
      await new Promise((done) => setTimeout(done, 200))
      sound.destroy()
      return { first, facts, after: heard }
    })
    expect(told).toEqual({
      first: ['Canplay', 'Ended', 'Pause', 'Play', 'Seeked', 'Seeking', 'TimeUpdate'],
      facts: [0.5, true, 0.5, '/sound.wav', 0.5],
      after: [],
    })
  })

  test('begins where it is told, by itself when it is told so', async ({ page }) => {
    const told = await withWx(
      page,
      (wx, bytes) =>
        new Promise<unknown[]>((done) => {
          const src = `${wx.env.USER_DATA_PATH}/silence.wav`
          wx.getFileSystemManager().writeFileSync(src, bytes, 'base64')
          const sound = wx.createInnerAudioContext()
          sound.startTime = 0.3
          sound.autoplay = true
          sound.obeyMuteSwitch = false
          sound.onError(done)
          sound.onCanplay(() =>
            done([
              sound.startTime,
              sound.autoplay,
              sound.obeyMuteSwitch,
              sound.loop,
              sound.currentTime >= 0.3,
            ]),
          )
          sound.src = src
        }),
      silence().toString('base64'),
    )
    expect(told).toEqual([0.3, true, false, false, true])
  })
})
