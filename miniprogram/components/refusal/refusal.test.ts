import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import { faceOf } from './face'

/** WeChat’s compiler starts a process for every template; a busy machine takes its time. */
jest.setTimeout(30_000)

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
  /** The simulator loads a component once in its life, so every page gets a simulator of its own. */
  function mount(properties: object) {
    jest.resetModules()
    const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
    const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official' }), properties)
    page.attach(document.createElement('div'))
    return page
  }

  it('says what happened and the next step in the cloud’s own words, without its code', () => {
    const page = mount({ reply })
    expect(page.querySelector('.refusal__what')?.dom?.textContent).toBe('这几天已经请过假了')
    expect(page.querySelector('.refusal__next')?.dom?.textContent).toBe('换几天再提交。')
    expect(page.querySelector('.refusal__art--brick')).toBeDefined()
    expect(page.dom?.innerHTML).not.toContain('leave.overlaps')
  })
  it('shows a bar of buttons only where there is something to press', () => {
    expect(mount({ reply }).dom?.innerHTML).not.toContain('action-bar')
    expect(mount({ reply, primary: '改日期' }).dom?.innerHTML).toContain('action-bar')
  })
})
