import type { ViewOf } from '../../../cloud/call'
import { openComponent } from '../../../testing/simulated-page'

type Shown = ViewOf<'leave.application'>['unreached']

const open = (value: Shown) => openComponent(__dirname, { value })

const ma = { name: '马玉兰', phone: '19900008001' }
const words = { text: '马玉兰暂时收不到微信提醒', more: '假条在小程序里等着，打个电话说一声更快。' }

describe('the line about somebody whom no message reaches', () => {
  it('says who, what helps, and calls them in one tap', async () => {
    const { touch, text, went } = await open({ ...words, people: [ma] })
    for (const said of [words.text, words.more, '打给马玉兰', ma.phone]) expect(text()).toContain(said)
    await touch('.unreached__call')
    expect(went).toEqual([`call ${ma.phone}`])
  })

  it('has a link for each of two, and none where the number is not the viewer’s to see', async () => {
    const chen = { name: '陈国栋', phone: '19900008002' }
    expect((await open({ ...words, people: [ma, chen] })).all('.unreached__call')).toHaveLength(2)
    const hidden = await open({ ...words, people: [{ ...ma, phone: '' }] })
    expect(hidden.text()).toContain(words.text)
    expect(hidden.all('.unreached__call')).toHaveLength(0)
  })

  it('is nothing where everybody was reached', async () => {
    expect((await open(null)).text().trim()).toBe('')
  })
})
