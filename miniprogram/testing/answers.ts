/** One question of the phone to the cloud. */
export interface Sent {
  action: string
  input: Record<string, unknown>
  requestId: string
}

export interface Refusal {
  ok: false
  code: string
  params: object
  text: { what: string; next: string }
}

/** There is no signal: WeChat rejects the call. The phone's `call` asks once more, so one try is two of these. */
export const offline = new (class Offline {})()

/** The cloud's no, with its two sentences. */
export function refusal(code: string, what = '这一次没有办成', next = '请过一会儿再试。'): Refusal {
  return { ok: false, code, params: {}, text: { what, next } }
}

/** The data of a yes, a refusal, no signal, or what of these it is for the question that was sent. */
export type Answer = object | ((sent: Sent) => Answer | Promise<Answer>)

/**
 * What a cloud answers. A list is answered in turn, whatever is asked; a record is answered by action, where a list is
 * again in turn and anything else is the answer every time.
 */
export type Answers =
  readonly Answer[] | ((sent: Sent) => Answer) | Record<string, Answer | readonly Answer[]>

/** Answers in turn and by action. Throws where nobody gave an answer, so that no test rests on a silent one. */
export class PretendedCloud {
  private readonly given = new Map<readonly Answer[], number>()

  constructor(private answers: Answers) {}

  /** From now on this is what the action is answered. */
  answerWith(action: string, answer: Answer | readonly Answer[]): void {
    if (Array.isArray(this.answers) || typeof this.answers === 'function')
      throw new Error(`the answers are not given by action, so ${action} cannot get one of its own`)
    this.answers = { ...this.answers, [action]: answer }
  }

  /** What WeChat's `callFunction` resolves or rejects with. */
  async reply(sent: Sent): Promise<{ result: object }> {
    let answer = this.answerTo(sent)
    while (typeof answer === 'function') answer = await (answer as (sent: Sent) => Answer)(sent)
    if (answer === offline) throw { errCode: -1, errMsg: 'cloud.callFunction:fail' }
    if (typeof answer !== 'object' || answer === null) throw new NobodyAnswers(sent.action)
    const isRefusal = (answer as Partial<Refusal>).ok === false
    return { result: { requestId: sent.requestId, ...(isRefusal ? answer : { ok: true, data: answer }) } }
  }

  private answerTo(sent: Sent): Answer | undefined {
    const { answers } = this
    if (typeof answers === 'function') return answers(sent)
    if (isList(answers)) return this.next(answers)
    const answer = answers[sent.action]
    return isList(answer) ? this.next(answer) : answer
  }

  private next(list: readonly Answer[]): Answer | undefined {
    const place = this.given.get(list) ?? 0
    this.given.set(list, place + 1)
    return list[place]
  }
}

/** A mistake of the test: the page asked for what the test did not foresee. */
export class NobodyAnswers extends Error {
  constructor(action: string) {
    super(`the test has no answer to ${action}`)
  }
}

function isList(value: unknown): value is readonly Answer[] {
  return Array.isArray(value)
}
