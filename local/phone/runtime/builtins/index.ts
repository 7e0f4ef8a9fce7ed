import type { Phone } from '../engine/phone'
import { commonChanges } from './common'
import { defineContainers } from './containers'
import { definer } from './define'
import { defineForm } from './form'
import { defineIcon } from './icon'
import { defineMap } from './map'
import { defineMedia } from './media'
import { defineMovable } from './movable'
import { defineNavigationBar } from './navigation-bar'
import { definePageContainer } from './page-container'
import { definePageMeta } from './page-meta'
import { definePickerViews } from './picker-view'
import { definePickers } from './picker'
import { defineProgress } from './progress'
import { defineRootPortal } from './root-portal'
import { defineScrolling } from './scrolling'
import { defineSlider } from './slider'
import { defineSwiper } from './swiper'
import { defineText } from './text'
import { defineTextInputs } from './text-input'
import { defineToggles } from './toggles'
import { defineVideo } from './video'

/** Registers WeChat's built-in components. */
export function defineBuiltins(phone: Phone): void {
  const define = definer(phone, commonChanges(phone))
  defineContainers(define, phone)
  defineRootPortal(define, phone)
  defineText(define)
  defineIcon(define)
  defineProgress(define)
  defineForm(define, phone)
  defineSlider(define)
  defineMovable(define)
  defineVideo(define, phone)
  defineTextInputs(define, phone)
  defineToggles(define)
  definePickers(define, phone)
  definePickerViews(define)
  defineScrolling(define)
  defineSwiper(define)
  defineMedia(define, phone)
  defineMap(define, phone)
  definePageMeta(define, phone)
  defineNavigationBar(define, phone)
  definePageContainer(define, phone)
}
