import { make, openOverlay, pressable } from '../chrome/overlay'
import { hideToast, showToast } from '../chrome/toast'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { words } from '../words'

interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

interface ToastArguments {
  title: string
  icon?: string
  image?: string
  duration?: number
  mask?: boolean
}

/** Characters that WeChat fits on a button of a modal; longer texts are refused. */
const BUTTON_LENGTH = 4
const TOAST_MS = 1500

export function dialogApis(): ApiTable {
  return {
    showModal: asyncApi<ModalOptions>('showModal', showModal),
    showActionSheet: asyncApi('showActionSheet', showActionSheet),
    showToast: asyncApi<ToastArguments>(
      'showToast',
      ({ title, icon = 'success', image, duration, mask = false }) =>
        showToast({ title, icon, image, mask, duration: duration ?? TOAST_MS }),
    ),
    showLoading: asyncApi<{ title: string; mask?: boolean }>('showLoading', ({ title, mask = false }) =>
      showToast({ title, icon: 'loading', duration: 0, mask }),
    ),
    hideToast: asyncApi('hideToast', hideToast),
    hideLoading: asyncApi('hideLoading', hideToast),
  }
}

/** Shows a question and answers what was pressed. Also used for what WeChat itself asks. */
export function showModal(
  options: ModalOptions,
): Promise<{ confirm: boolean; cancel: boolean; content?: string }> {
  const { title = '', content = '', showCancel = true, editable = false } = options
  const { cancelText = words.cancel, confirmText = words.ok } = options
  const tooLong = [cancelText, confirmText].some((text) => text.length > BUTTON_LENGTH)
  if (tooLong) throw new Error('the text of a button is longer than 4 characters')
  return new Promise((resolve) => {
    const { box, close } = openOverlay('center', title || content)
    if (title) box.append(make('h4', '', title))
    const input = make('input', '')
    if (editable) {
      input.value = content
      input.placeholder = options.placeholderText ?? ''
      input.style.marginTop = '20px'
      box.append(input)
    } else if (content) box.append(make('p', '', content))
    const answer = (confirm: boolean) => () => {
      close()
      resolve({ confirm, cancel: !confirm, ...(editable && confirm ? { content: input.value } : {}) })
    }
    const actions = make('div', 'wx-actions')
    if (showCancel) {
      const no = pressable('', cancelText, answer(false))
      no.style.color = options.cancelColor ?? ''
      actions.append(no)
    }
    const yes = pressable('wx-ok', confirmText, answer(true))
    yes.style.color = options.confirmColor ?? ''
    actions.append(yes)
    box.append(actions)
  })
}

function showActionSheet(options: {
  itemList: string[]
  itemColor?: string
  alertText?: string
}): Promise<{ tapIndex: number }> {
  const { itemList, itemColor = '', alertText } = options
  if (itemList.length > 6) throw new Error('parameter error: itemList should not be large than 6')
  return new Promise((resolve, reject) => {
    const { box, mask, close } = openOverlay('bottom', alertText ?? '')
    const items = make('div', 'wx-items')
    const cancel = () => {
      close()
      reject(new Error('cancel'))
    }
    if (alertText) items.append(make('p', '', alertText))
    itemList.forEach((text, tapIndex) => {
      const item = pressable('', text, () => {
        close()
        resolve({ tapIndex })
      })
      item.style.color = itemColor
      items.append(item)
    })
    items.append(pressable('cancel', words.cancel, cancel))
    mask.addEventListener('click', (event) => event.target === mask && cancel())
    box.append(items)
  })
}
