import { pictures } from '../../../testing/pictures'
import { offline, openComponent, type Answers } from '../../../testing/simulated-page'

const ids = { bookId: 'bg1', applicationId: 'a1' }
const next = { place: 0, path: 'notes/a1/0.jpg' }
const shownNotes = { notes: { rows: [], hint: '', next, button: '' } }
const done = { ...ids, what: '收下了', next: '' }

/** The paper on a phone; `said` is what stood in its way. */
async function open(kind: string, answers: Answers) {
  const said: string[] = []
  const page = await openComponent(
    __dirname,
    { kind },
    {
      answers,
      wx: {
        ...pictures(),
        showLoading: () => {},
        hideLoading: () => {},
        showModal: async ({ title }: { title: string }) => void said.push(title),
      },
    },
  )
  return { ...page, said, take: () => page.touch('.proof__take'), send: () => page.act('send', ids) }
}

describe('a paper beside the request', () => {
  it('is offered for an illness and a family matter only', async () => {
    for (const kind of ['sick', 'family']) expect((await open(kind, {})).text()).toContain('拍一张')
    expect((await open('personal', {})).text().trim()).toBe('')
  })

  it('waits until the request is handed in, then goes to the path that the cloud names', async () => {
    const page = await open('sick', { 'leave.application': shownNotes, 'leave.attachNote': done })
    await page.take()
    expect(page.text()).toContain('重拍')
    expect(page.line).toEqual([])
    await page.send()
    expect(page.line).toEqual(['leave.application', 'upload notes/a1/0.jpg', 'leave.attachNote'])
    expect(page.said).toEqual([])
  })

  it('that was not taken asks nothing of the cloud', async () => {
    const page = await open('sick', {})
    await page.send()
    expect(page.line).toEqual([])
  })

  it('that does not go out leaves the request as it is and says where to send it', async () => {
    const page = await open('sick', { 'leave.application': offline })
    await page.take()
    await page.send()
    expect(page.said).toEqual(['照片没有传上去'])
  })
})
