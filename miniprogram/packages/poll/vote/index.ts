import type { PollView, ThanksView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { call, type Refusal } from '../cloud/call'
import { newRequestId } from '../cloud/request-id'
import { leave } from '../leave'
import { chooseLargeText, pageStyle, textScale } from '../text-size'
import { choicesOf, nothing, pick, type Picks, type Question } from './ballot'
import { isNumber, seal, SEAL_RANDOM, unguessable } from './seal'
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
  /** 代填: this is a surveyor's phone, and the villager has it in hand. */
  assisted: boolean
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
    /** What can be heard; nothing of it is loaded before a tap. */
    listen: null as PollView['listen'] | null,
    sending: false,
    /** A failure that leaves the answers where they are. */
    trouble: null as Refusal['text'] | null,
    /** An answer of the cloud after which there is nothing to pick any more. */
    refusal: null as Refusal['text'] | null,
    mayRetry: false,
    /** Somebody else has used the slip: the rule behind it is worth a sentence. */
    spent: false,
    /** 代填: what is said besides; null on a villager's own phone. */
    assisted: null as PollView['assisted'] | null,
    /** 回访: the last page of an assisted ballot asks for a number, which may be left out. */
    consenting: false,
    phone: '',
    wrong: '',
  },
  methods: {
    onLoad(query: { scene?: string; assisted?: string }) {
      const held = this.held()
      held.scene = decodeURIComponent(query.scene ?? '')
      held.assisted = query.assisted === '1'
      const large = textScale() >= ONE_AT_A_TIME
      this.setData({ large, pageStyle: styleFor(large) })
      void this.open()
    },

    held(): Held {
      const self = this as unknown as { hold?: Held }
      self.hold ??= {
        ...{ scene: '', assisted: false, poll: null },
        ...{ picks: nothing, step: 0, turnedAt: 0, requestId: '' },
      }
      return self.hold
    },

    async open() {
      const held = this.held()
      this.setData({ loading: true, refusal: null, mayRetry: false })
      const { scene } = held
      const reply = await call(held.assisted ? 'poll.openAssisted' : 'poll.open', { scene })
      if (!reply.ok) return this.refuse(reply)
      if (reply.data.state === 'cast') return this.thank(reply.data.thanks)
      held.poll = reply.data
      held.requestId = await newRequestId()
      void wx.setNavigationBarTitle({ title: reply.data.title })
      const { promise, listen = null, assisted = null } = reply.data
      this.setData({ loading: false, promise, listen, assisted })
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
      if (last || this.data.trouble || this.data.consenting) return this.finish()
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
      if (screen?.only && !sending && !this.justTurned()) this.finish()
    },

    /** 代填: before the ballot is sent the villager is asked for a number; otherwise it is sent at once. */
    finish() {
      const { assisted, consenting } = this.data
      if (!assisted) return void this.cast()
      if (consenting) return this.consent()
      this.held().turnedAt = Date.now()
      this.setData({ consenting: true, wrong: '' })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },

    onPhone({ detail }: WechatMiniprogram.Input) {
      this.held().turnedAt = 0
      this.setData({ phone: detail.value.replace(/\D/g, ''), wrong: '' })
    },

    consent() {
      const { assisted, phone } = this.data
      if (phone === '' || isNumber(phone)) return void this.cast()
      this.setData({ wrong: assisted?.consent.wrong ?? '' })
    },

    onBack() {
      const { screen, sending, consenting } = this.data
      if (consenting && !sending && !this.justTurned()) {
        this.held().turnedAt = Date.now()
        return this.setData({ consenting: false, trouble: null })
      }
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
      const { scene, assisted, poll, picks, requestId } = this.held()
      const choices = choicesOf(picks)
      if (!poll || !choices) return
      this.setData({ sending: true, trouble: null })
      const random = await unguessable(SEAL_RANDOM)
      if (!random) return this.setData({ sending: false, trouble: tooOld })
      const sealed = seal(poll.sealKey, scene, choices, random, assisted ? this.data.phone : null)
      const action = assisted ? 'poll.castAssisted' : 'poll.cast'
      const reply = await call(action, { scene, sealed }, { requestId })
      if (reply.ok) return this.thank(reply.data)
      this.setData({ sending: false })
      if (reply.code === 'poll.ownNumber')
        return this.setData({ wrong: `${reply.text.what}。${reply.text.next}` })
      if (isPassing(reply)) this.setData({ trouble: reply.text })
      else this.refuse(reply)
    },

    refuse(reply: Refusal) {
      const spent = reply.code === 'poll.spentSlip'
      this.setData({ consenting: false })
      this.setData({ loading: false, screen: null, refusal: reply.text, mayRetry: isPassing(reply), spent })
    },

    thank(thanks: ThanksView) {
      const words = encodeURIComponent(JSON.stringify(thanks))
      void wx.redirectTo({ url: `/packages/poll/thanks/index?words=${words}` })
    },

    /** A surveyor goes back to where the slips are scanned. */
    onLeave() {
      if (this.held().assisted) void wx.navigateBack({ fail: leave })
      else leave()
    },
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
