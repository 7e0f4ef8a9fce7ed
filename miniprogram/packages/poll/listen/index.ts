import { buttonsOf, playingOf, type Button, type Listen, type Tongue } from './buttons'
import { play, stop, type Playing } from './player'

/** The language tapped last, for the small buttons of the page. */
let chosen: Tongue | null = null

/** 听一听: the text beside it, read by a person. Says nothing where there is nothing to hear. */
Component({
  options: { addGlobalClass: true },
  properties: {
    /** As the cloud gives it; null where nothing was recorded. */
    listen: { type: Object, value: null as unknown as Listen },
    /** Which text: overall, aspects, an aspect, stay. */
    spoken: { type: String, value: '' },
    /** The words of the text, for a screen reader. */
    what: { type: String, value: '' },
    /** One button, in the language chosen last. */
    small: { type: Boolean, value: false },
  },
  data: { buttons: [] as Button[], failed: false, plays: null as Tongue | null },
  observers: {
    'listen, spoken, what, small'() {
      this.turn()
    },
  },
  lifetimes: {
    detached() {
      this.silence()
    },
  },
  pageLifetimes: {
    hide() {
      this.silence()
    },
  },
  methods: {
    /** Another text: what was playing belongs to the one before. A redrawn page is not another text. */
    turn() {
      const self = this as unknown as { text?: string }
      const { listen, spoken, what, small } = this.data
      if (self.text !== spoken) {
        this.silence()
        self.text = spoken
        this.setData({ failed: false })
      }
      if (!this.data.plays)
        this.setData({ buttons: listen ? buttonsOf(listen, { spoken, what, small }, chosen) : [] })
    },
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { listen, spoken, what, small, plays } = this.data
      const tapped = currentTarget.dataset.tongue as Tongue
      if (plays && (small || plays === tapped)) return stop()
      if (!small) chosen = tapped
      const buttons = buttonsOf(listen, { spoken, what, small }, chosen)
      const button = small ? buttons[0] : buttons.find(({ tongue }) => tongue === tapped)
      if (button) play(button.url, (state) => this.tell(button.tongue, state))
    },
    tell(tongue: Tongue, state: Playing) {
      const { listen, spoken, what, small } = this.data
      const plays = state === 'waiting' || state === 'playing' ? tongue : null
      const buttons = listen ? buttonsOf(listen, { spoken, what, small }, chosen) : []
      this.setData({
        plays,
        buttons: playingOf(buttons, plays, state === 'waiting'),
        failed: state === 'failed',
      })
    },
    silence() {
      if (this.data.plays) stop()
    },
  },
})
