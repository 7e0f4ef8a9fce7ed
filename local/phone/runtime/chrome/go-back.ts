import type { Phone } from '../engine/phone'
import { showModal } from '../wx/dialogs'

/**
 * The back button of the bar: a page-container closes first, then a page that asked to be asked is, then the page goes.
 * A script's own wx.navigateBack goes without a question.
 */
export async function goBack({ stack, router }: Phone): Promise<void> {
  const page = stack.top
  if (!page) return
  if (page.closeCover) return page.closeCover()
  if (page.leaveQuestion !== undefined) {
    const { confirm } = await showModal({ content: page.leaveQuestion })
    if (!confirm || stack.top !== page) return
  }
  router.navigateBack()
}
