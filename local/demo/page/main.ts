import { Clock } from './clock'
import { guideDialog, restartDialog } from './dialogs'
import { h } from './dom'
import { fitPhones, personSwitch, takePlace } from './layout'
import { phoneColumn } from './phone-column'
import type { Column } from './phone-column'
import type { DemoState } from './protocol'
import { cloudControl, demo } from './server'
import type { CloudControl } from './server'
import { topBar } from './top-bar'
import { paperWords, words } from './words'

/** Milliseconds between two looks at the cloud's clock and messages, only while somebody can see the page. */
const LOOK = 1000
const TICK = 500
/** Milliseconds after which people have put their phones away and taken them up again. */
const PICKED_UP_AGAIN = 5 * 60_000

/** While the county is laid out again there is no cloud to look at. */
let restarting = false

async function start(): Promise<void> {
  const state = await demo.state()
  const cloud = cloudControl(state.cloudUrl)
  const clock = new Clock(cloud)
  await clock.look()
  const onOffice = (openid: string): void => takePlace(columns, openid)
  const columns = state.visitors.map((visitor) => phoneColumn({ visitor, state, clock, voteMore, onOffice }))
  const { element: alarm, show: showAlarm } = alarmLine()
  lay(state, clock, columns, alarm)
  const tellPhones = (): void => columns.forEach(({ link }) => link.set({ clockOffset: clock.ahead() }))
  clock.onMove((moved) => {
    tellPhones()
    if (Math.abs(moved) > PICKED_UP_AGAIN) columns.forEach((column) => column.pickUpAgain())
  })
  tellPhones()
  const places = columns.filter(({ element }) => !element.classList.contains('column--behind')).length
  fitPhones(places)
  window.addEventListener('resize', () => fitPhones(places))
  for (;;) {
    if (!document.hidden && !restarting) showAlarm(!(await look(cloud, clock, columns)))
    await new Promise((done) => setTimeout(done, LOOK))
  }
}

function lay(state: DemoState, clock: Clock, columns: Column[], alarm: HTMLElement): void {
  const secretary = columns.find(({ visitor }) => visitor.paper === 'inviteCode')
  const guide = guideDialog(() => secretary?.unread() === 0)
  const restart = restartDialog(() => (restarting = true))
  const bar = topBar({
    clock,
    begins: state.begins,
    roundEnds: state.roundEnds,
    onGuide: () => void guide.open(),
    onRestart: restart.open,
    onLarge: (large) =>
      columns.forEach(({ link, pickUpAgain }) => {
        link.set({ large })
        pickUpAgain()
      }),
    onDark: (dark) => columns.forEach(({ link }) => link.set({ dark })),
  })
  const tick = (): void => {
    bar.tick()
    columns.forEach((column) => column.tick())
  }
  const people = personSwitch(columns)
  const phones = h('main', { class: 'columns' }, ...columns.map(({ element }) => element))
  document.body.replaceChildren(bar.element, alarm, people, phones, guide.element, restart.element)
  clock.onMove(tick)
  tick()
  setInterval(tick, TICK)
}

/** One look at the clock and everybody's messages; answers whether the cloud was there. */
async function look(cloud: CloudControl, clock: Clock, columns: Column[]): Promise<boolean> {
  try {
    const reads = columns.map(async ({ visitor, take }) => take(await cloud.messages(visitor.openid)))
    await Promise.all([clock.look(), ...reads])
    return true
  } catch {
    return false
  }
}

async function voteMore(): Promise<string> {
  try {
    const { voted, votersLeft, refusals } = await demo.voters()
    if (voted > 0) return paperWords.voted(voted)
    return refusals[0] ?? (votersLeft === 0 ? paperWords.noMore : words.cloudGone)
  } catch {
    return words.cloudGone
  }
}

function alarmLine(): { element: HTMLElement; show: (on: boolean) => void } {
  const element = h('p', { class: 'alarm', role: 'alert', hidden: true }, words.cloudGone)
  return { element, show: (on) => (element.hidden = !on) }
}

void start()
