import { lengthWords } from '../../../kernel/words'
import type { LeaveBook } from '../aggregate'
import type { DoneView } from '../contract'
import { whoWords } from '../messages'
import { findApplication, waitingStep, type Application } from '../rules/book'

function applicationIn(book: LeaveBook, id: string): Application {
  const application = findApplication(book.state, id)
  if (!application) throw new Error(`book ${book.id} holds no application ${id}`)
  return application
}

const view = (book: LeaveBook, applicationId: string, what: string, next: string): DoneView => ({
  bookId: book.id,
  applicationId,
  what,
  next,
})

export function handedIn(book: LeaveBook, id: string): DoneView {
  const application = applicationIn(book, id)
  const step = application.path[waitingStep(application)]
  const who = step ? whoWords(step) : ''
  return view(book, id, '交上去了', step ? `${who}会收到消息，决定了就告诉你。` : '已经决定了，点开看看。')
}

/** What follows from one decision, in the decider's own view. */
export function ruled(book: LeaveBook, id: string): DoneView {
  const application = applicationIn(book, id)
  const { name } = book.state
  if (application.status === 'rejected')
    return view(book, id, '没有同意', `${name}会看到你写的话，可以改了再提。`)
  const next = application.path[waitingStep(application)]
  if (next) return view(book, id, '同意了', `接下来等${whoWords(next)}决定。`)
  return view(book, id, '同意了', `${[name, ...toldWords(application)].join('和')}已经知道。`)
}

export function toldWords(application: Application): string[] {
  const told = application.path.filter((step) => step.duty === 'inform' && step.names.length > 0)
  return [...new Set(told.map(whoWords))]
}

export function takenBack(book: LeaveBook, id: string): DoneView {
  return view(book, id, '撤回了', '没有人会再批这一张，要请可以重新提。')
}

export function givenBack(book: LeaveBook, id: string): DoneView {
  const { revoked } = applicationIn(book, id)
  const mine = revoked?.by === book.state.personId
  return view(
    book,
    id,
    '撤销了',
    mine ? '知道这事的人都会收到消息。' : `${book.state.name}会看到你写的原因。`,
  )
}

export function handedOn(book: LeaveBook, id: string): DoneView {
  const { path } = applicationIn(book, id)
  const to = path.flatMap(({ handedTo }) => handedTo ?? []).pop()
  return view(book, id, '转过去了', `${to?.name ?? ''}会收到消息，你也还能决定。`)
}

export function backAgain(book: LeaveBook, id: string): DoneView {
  const { status, claim, granted, days } = applicationIn(book, id)
  if (status !== 'returned') return view(book, id, '报上去了', `等${whoWords(claim!)}确认，确认了就告诉你。`)
  const unused = granted ? `没休的 ${lengthWords(granted.days - days)}还回来了。` : '都按批的天数记好了。'
  return view(book, id, '假销好了', unused)
}

export function noteTaken(book: LeaveBook, id: string): DoneView {
  return view(book, id, '收下了', '批假的人会看到，假期结束三个月后删掉。')
}

export function confirmedBack(book: LeaveBook, id: string): DoneView {
  return view(book, id, '确认了', `${book.state.name}的假销好了。`)
}
