import { h } from './dom'
import { icon } from './icons'
import { guideWords, restartWords, words } from './words'
import { demo } from './server'

/** Index of the step that only the page can tick: the answer was read in the secretary's WeChat. */
const READING = 3

/** 怎么玩: the six steps, ticked as the cloud says they were done. */
export function guideDialog(answerRead: () => boolean): {
  element: HTMLDialogElement
  open: () => Promise<void>
} {
  const items = guideWords.steps.map(({ who, what }) =>
    h('li', {}, h('b', {}, who), what, h('span', { class: 'tick' })),
  )
  const element = h(
    'dialog',
    { class: 'dialog', 'aria-label': guideWords.title },
    h('h2', {}, guideWords.title),
    h('p', {}, guideWords.lead),
    h('ol', {}, ...items),
    closeButton(() => element.close()),
  )
  const open = async (): Promise<void> => {
    element.showModal()
    const { done } = await demo.progress()
    items.forEach((item, index) => {
      const ticked = done[index] === true && (index !== READING || answerRead())
      item.classList.toggle('done', ticked)
      item.querySelector('.tick')?.replaceChildren(ticked ? guideWords.done : '')
    })
  }
  return { element, open }
}

/**
 * 重新开始: asks first, then has the demo server lay out the county again and starts the page anew. `stopLooking` is
 * called before the cloud goes away.
 */
export function restartDialog(stopLooking: () => void): { element: HTMLDialogElement; open: () => void } {
  const text = h('p', { role: 'status' }, restartWords.text)
  const restart = async (): Promise<void> => {
    yes.disabled = no.disabled = true
    text.textContent = restartWords.working
    stopLooking()
    await demo.restart()
    localStorage.clear()
    sessionStorage.clear()
    location.reload()
  }
  const yes = h(
    'button',
    { class: 'button button--main', type: 'button', onclick: () => void restart() },
    restartWords.yes,
  )
  const no = h('button', { class: 'button', type: 'button', onclick: () => element.close() }, restartWords.no)
  const element: HTMLDialogElement = h(
    'dialog',
    { class: 'dialog dialog--small', 'aria-label': restartWords.title },
    h('h2', {}, restartWords.title),
    text,
    h('div', { class: 'dialog__buttons' }, no, yes),
  )
  return { element, open: () => element.showModal() }
}

function closeButton(onclick: () => void): HTMLElement {
  return h(
    'button',
    { class: 'dialog__close', type: 'button', 'aria-label': words.close, onclick },
    icon('close', 20),
  )
}
