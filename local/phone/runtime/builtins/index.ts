import type { Phone } from '../engine/phone'
import { commonChanges } from './common'
import { defineContainers } from './containers'
import { definer } from './define'
import { defineForm } from './form'
import { defineMap } from './map'
import { defineMedia } from './media'
import { definePageParts } from './page-parts'
import { definePickerViews } from './picker-view'
import { definePickers } from './picker'
import { defineScrolling } from './scrolling'
import { defineSwiper } from './swiper'
import { defineText } from './text'
import { defineTextInputs } from './text-input'
import { defineToggles } from './toggles'

/** Registers WeChat's built-in components. */
export function defineBuiltins(phone: Phone): void {
  const define = definer(phone, commonChanges(phone))
  defineContainers(define, phone)
  defineText(define)
  defineForm(define, phone)
  defineTextInputs(define, phone)
  defineToggles(define)
  definePickers(define, phone)
  definePickerViews(define)
  defineScrolling(define)
  defineSwiper(define)
  defineMedia(define, phone)
  defineMap(define)
  definePageParts(define, phone)
}
