import { faceOf } from './face'
import { openComponent } from '../../testing/simulated-page'

describe('the face of a refusal', () => {
  it('what the cloud says no to is brick', () => {
    expect(faceOf('leave.overlaps', '', '')).toEqual({ tone: 'brick', sign: 'warn' })
  })
  it('a lost network is nobody’s no: stone, with the broken signal', () => {
    expect(faceOf('network.offline', '', '')).toEqual({ tone: 'stone', sign: 'offline' })
  })
  it('what a page asks for wins over what the code suggests', () => {
    expect(faceOf('network.offline', 'wheat', '')).toEqual({ tone: 'wheat', sign: 'clock' })
    expect(faceOf('leave.overlaps', '', 'calendar')).toEqual({ tone: 'brick', sign: 'calendar' })
  })
})

describe('the page of a refusal', () => {
  const reply = {
    ok: false,
    code: 'leave.overlaps',
    text: { what: '这几天已经请过假了', next: '换几天再提交。' },
  }
  const mount = (properties: object) => openComponent(__dirname, properties)

  it('says what happened and the next step in the cloud’s own words, without its code', async () => {
    const { all, page, texts } = await mount({ reply })
    expect(texts('.refusal__what')).toEqual(['这几天已经请过假了'])
    expect(texts('.refusal__next')).toEqual(['换几天再提交。'])
    expect(all('.refusal__art--brick')).toHaveLength(1)
    expect(page.dom?.innerHTML).not.toContain('leave.overlaps')
  })
  it('shows a bar of buttons only where there is something to press', async () => {
    expect((await mount({ reply })).page.dom?.innerHTML).not.toContain('action-bar')
    expect((await mount({ reply, primary: '改日期' })).page.dom?.innerHTML).toContain('action-bar')
  })
})
