import { faceOf } from './face'

/**
 * 说明白: a whole page that says what happened and the next step. Also the calm end of something done (`tone="pine"`).
 * `reply` takes a refusal as the cloud gave it; `what`, `next`, `tone` and `sign` stand in where there is none.
 * Events `primary`, `secondary`.
 */
Component({
  properties: {
    reply: { type: Object, value: null },
    what: String,
    next: String,
    /** brick refused, stone no network, wheat kept on the phone, pine done; by the refusal's code when empty. */
    tone: String,
    sign: String,
    primary: String,
    secondary: String,
  },
  data: { face: faceOf('', '', '') },
  observers: {
    'reply, tone, sign'(
      reply: { code: string; text: { what: string; next: string } } | null,
      tone: string,
      sign: string,
    ) {
      this.setData({ face: faceOf(reply?.code ?? '', tone, sign) })
      if (reply) this.setData({ what: reply.text.what, next: reply.text.next })
    },
  },
  methods: {
    onPrimary() {
      this.triggerEvent('primary')
    },
    onSecondary() {
      this.triggerEvent('secondary')
    },
  },
})
