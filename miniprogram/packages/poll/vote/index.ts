import type { PollView, ThanksView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { call, type Refusal } from '../cloud/call'
import { newRequestId } from '../cloud/request-id'
import { leave } from '../leave'
import { chooseLargeText, pageStyle, textScale } from '../text-size'
import { choicesOf, nothing, pick, type Picks, type Question } from './ballot'
import { seal, SEAL_RANDOM, unguessable } from './seal'
import { sameStep, screenOf, stepsOf, type Screen } from './screen'
import { tooOld } from './words'

/** From this size of text on there is one question a page. */
const ONE_AT_A_TIME = 1.3
/** Milliseconds after a page was turned in which a tap with nothing picked is the rest of a double tap. */
const DOUBLE_TAP = 500

/** App.onLaunch does not run before an independent subpackage, so the cloud is made ready here. */
wx.cloud.init({ traceUser: false })

interface Held {
  scene: string
  poll: PollView | null
  picks: Picks
  step: number
  /** When the last page was turned; 0 as soon as something is picked on it. */
  turnedAt: number
  /** One id for one ballot: a retry after a lost reply is the same ballot. */
  requestId: string
}

Component({
  data: {
    pageStyle: '',
    large: false,
    loading: true,
    screen: null as Screen | null,
    promise: '',
    sending: false,
    /** A failure that leaves the answers where they are. */
    trouble: null as Refusal['text'] | null,
    /** An answer of the cloud after which there is nothing to pick any more. */
    refusal: null as Refusal['text'] | null,
    mayRetry: false,
    /** Somebody else has used the slip: the rule behind it is worth a sentence. */
    spent: false,
  },
  methods: {
    onLoad(query: { scene?: string }) {
      const held = this.held()
      held.scene = decodeURIComponent(query.scene ?? '')
      const large = textScale() >= ONE_AT_A_TIME
      this.setData({ large, pageStyle: styleFor(large) })
      void this.open()
    },

    held(): Held {
      const self = this as unknown as { hold?: Held }
      self.hold ??= { scene: '', poll: null, picks: nothing, step: 0, turnedAt: 0, requestId: '' }
      return self.hold
    },

    async open() {
      const held = this.held()
      this.setData({ loading: true, refusal: null, mayRetry: false })
      const reply = await call('poll.open', { scene: held.scene })
      if (!reply.ok) return this.refuse(reply)
      if (reply.data.state === 'cast') return this.thank(reply.data.thanks)
      held.poll = reply.data
      held.requestId = await newRequestId()
      void wx.setNavigationBarTitle({ title: reply.data.title })
      this.setData({ loading: false, promise: reply.data.promise })
      this.draw()
    },

    draw() {
      const { poll, picks, step } = this.held()
      if (poll) this.setData({ screen: screenOf(poll, picks, step, this.data.large), trouble: null })
    },

    onPick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      if (this.data.sending) return
      const { question, value } = currentTarget.dataset as { question: Question; value: string }
      const held = this.held()
      held.picks = pick(held.picks, question, value)
      held.turnedAt = 0
      this.draw()
    },

    onNext() {
      const held = this.held()
      const { screen, sending, large } = this.data
      if (!held.poll || !screen || screen.off || sending) return
      if (this.justTurned()) return
      // What did not get through is sent again from the page it was sent from.
      const last = held.step === stepsOf(held.poll, large) - 1
      if (last || this.data.trouble) return void this.cast()
      this.goTo(held.step + 1)
    },

    /** Typing redraws nothing: the text is the input's own. */
    onSentence({ detail }: WechatMiniprogram.Input) {
      const held = this.held()
      held.picks = { ...held.picks, sentence: detail.value }
      held.turnedAt = 0
    },

    /** The first question is all that must be answered. */
    onOnly() {
      const { screen, sending } = this.data
      if (screen?.only && !sending && !this.justTurned()) void this.cast()
    },

    onBack() {
      const { screen, sending } = this.data
      if (!sending && screen?.back && !this.justTurned()) this.goTo(this.held().step - 1)
    },

    /** The second half of a double tap must not skip a question, much less cast the ballot. */
    justTurned(): boolean {
      return Date.now() - this.held().turnedAt < DOUBLE_TAP
    },

    goTo(step: number) {
      Object.assign(this.held(), { step, turnedAt: Date.now() })
      this.draw()
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },

    onSize() {
      const large = !this.data.large
      const held = this.held()
      chooseLargeText(large)
      if (held.poll) held.step = sameStep(held.poll, held.step, large)
      this.setData({ large, pageStyle: styleFor(large) })
      this.draw()
    },

    async cast() {
      const { scene, poll, picks, requestId } = this.held()
      const choices = choicesOf(picks)
      if (!poll || !choices) return
      this.setData({ sending: true, trouble: null })
      const random = await unguessable(SEAL_RANDOM)
      if (!random) return this.setData({ sending: false, trouble: tooOld })
      const sealed = seal(poll.sealKey, choices, random)
      const reply = await call('poll.cast', { scene, sealed }, { requestId })
      if (reply.ok) return this.thank(reply.data)
      this.setData({ sending: false })
      if (isPassing(reply)) this.setData({ trouble: reply.text })
      else this.refuse(reply)
    },

    refuse(reply: Refusal) {
      const spent = reply.code === 'poll.spentSlip'
      this.setData({ loading: false, screen: null, refusal: reply.text, mayRetry: isPassing(reply), spent })
    },

    thank(thanks: ThanksView) {
      const words = encodeURIComponent(JSON.stringify(thanks))
      void wx.redirectTo({ url: `/packages/poll/thanks/index?words=${words}` })
    },

    onLeave: leave,
  },
})

/** 小字 is honoured on a phone set to huge text, too: four faces in a row hold no more than this. */
function styleFor(large: boolean): string {
  return large ? pageStyle() : `--k:${Math.min(textScale(), ONE_AT_A_TIME)}`
}

/** The ballot is neither cast nor refused: the same tap may do it in a moment. */
function isPassing(reply: Refusal): boolean {
  return ['network.offline', 'server.failed', 'record.busy'].includes(reply.code)
}
