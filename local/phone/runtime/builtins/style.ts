/** The looks of WeChat's built-in components before any app's style sheet. */
export const BUILTIN_STYLE = `
wx-view, wx-swiper, wx-swiper-item, wx-scroll-view, wx-picker, wx-form, wx-navigator, wx-cover-view, wx-rich-text, wx-movable-area,
wx-radio-group, wx-checkbox-group, wx-picker-view, wx-picker-view-column, wx-progress, wx-slider, wx-page-container, wx-match-media,
wx-sticky-section, wx-sticky-header, wx-list-view, wx-grid-view, wx-list-builder, wx-grid-builder, wx-nested-scroll-header, wx-nested-scroll-body, wx-draggable-sheet, wx-open-container, wx-audio, wx-map, wx-camera, wx-video, wx-web-view, wx-editor { display: block }
wx-text, wx-label, wx-span { display: inline }
wx-icon { display: inline-block; vertical-align: middle; line-height: 1 }
wx-icon > svg { display: block; width: 100%; height: 100% }
wx-text { white-space: pre-line }
wx-text[user-select], wx-text[selectable], wx-input > input, wx-textarea > textarea { user-select: text !important; -webkit-user-select: text !important }
wx-page-meta, wx-navigation-bar, wx-open-data, wx-ad, wx-official-account { display: none }
wx-root-portal { display: contents }
/* over the page's largest z-index, and through to the page where it is empty */
.wx-portal { position: fixed; inset: 0; z-index: 2147483647; pointer-events: none }
.wx-portal > * { pointer-events: auto }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; position: relative }
wx-image > img { width: 100%; height: 100%; display: block }
wx-button { position: relative; display: block; margin: 0 auto; padding: 0 14px; box-sizing: border-box; font-size: 18px; text-align: center; line-height: 2.55555556; border-radius: 5px; overflow: hidden; color: #000; background-color: #f8f8f8; cursor: pointer; user-select: none }
wx-button::after { content: ''; position: absolute; left: 0; top: 0; width: 200%; height: 200%; box-sizing: border-box; border: 1px solid rgba(0, 0, 0, .2); border-radius: 10px; transform: scale(.5); transform-origin: 0 0; pointer-events: none }
wx-button[type=primary] { color: #fff; background-color: #07c160 }
wx-button[type=warn] { color: #fff; background-color: #e64340 }
wx-button[plain] { background-color: transparent; border: 1px solid #353535; color: #353535 }
wx-button[plain]::after { display: none }
wx-button[plain][type=primary] { color: #07c160; border-color: #07c160 }
wx-button[size=mini] { display: inline-block; line-height: 2.3; font-size: 13px; padding: 0 1.34em }
wx-button[disabled]:not([type]) { color: rgba(0, 0, 0, .3); background-color: #f7f7f7 }
wx-button[disabled][type] { color: rgba(255, 255, 255, .6) }
wx-button[loading]::before { content: ''; display: inline-block; width: .8em; height: .8em; margin-right: .4em; border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%; vertical-align: -.05em; animation: phone-spin 1s linear infinite }
/* the newer look, which app.json asks for with "style": "v2" */
:where([data-look=v2]) wx-button { font-size: 17px; font-weight: 700; line-height: 1.41176471; padding: 8px 24px; border-radius: 4px; color: #06ae56; background-color: #f2f2f2 }
:where([data-look=v2]) wx-button:not([size=mini]) { width: 184px; margin-left: auto; margin-right: auto }
:where([data-look=v2]) wx-button::after { display: none }
:where([data-look=v2]) wx-button[type=primary] { color: #fff; background-color: #07c160 }
:where([data-look=v2]) wx-button[type=warn] { color: #fa5151; background-color: #f2f2f2 }
:where([data-look=v2]) wx-button[size=mini] { display: inline-block; width: auto; padding: 0 .75em; font-size: 16px; line-height: 2 }
:where([data-look=v2]) wx-button[disabled] { color: rgba(0, 0, 0, .2); background-color: #f7f7f7 }
.button-hover { color: rgba(0, 0, 0, .6); background-color: #dedede }
.navigator-hover { background-color: rgba(0, 0, 0, .1) }
wx-input { display: block; height: 1.4em; overflow: hidden; position: relative; text-overflow: clip; white-space: nowrap }
wx-textarea { display: block; width: 300px; height: 150px; position: relative }
wx-input > input, wx-textarea > textarea { all: unset; width: 100%; height: 100%; display: block; box-sizing: border-box; text-align: inherit; position: relative }
/* a tap on a field that takes nothing is a tap on its component, as in WeChat */
wx-input > input:disabled, wx-textarea > textarea:disabled { pointer-events: none }
wx-textarea > textarea { white-space: pre-wrap; word-break: break-all; overflow: auto }
.wx-placeholder { position: absolute; inset: 0; padding: inherit; box-sizing: border-box; pointer-events: none; color: gray; overflow: hidden; display: grid; align-items: center }
wx-textarea > .wx-placeholder { align-items: start; white-space: pre-wrap }
wx-scroll-view { width: 100%; overflow: hidden; scrollbar-width: none }
wx-scroll-view[scroll-y] { overflow-y: auto }
wx-scroll-view[scroll-x] { overflow-x: auto }
wx-scroll-view::-webkit-scrollbar { display: none }
wx-swiper { position: relative; overflow: hidden; height: 150px }
wx-swiper-item { position: absolute; inset: 0; transition: transform .3s }
.wx-swiper-dots { position: absolute; bottom: 8px; left: 0; right: 0; text-align: center; z-index: 1; pointer-events: none }
.wx-swiper-dots.upright { left: auto; right: 8px; top: 0; bottom: 0; display: flex; flex-direction: column; justify-content: center; gap: 8px }
.wx-swiper-dots i { display: inline-block; width: 8px; height: 8px; margin: 0 4px; border-radius: 50% }
wx-switch, wx-radio, wx-checkbox { display: inline-block; cursor: pointer; vertical-align: middle }
.wx-switch { display: inline-block; width: 52px; height: 32px; box-sizing: border-box; border-radius: 16px; background: #dfdfdf; position: relative; vertical-align: middle }
.wx-switch::after { content: ''; position: absolute; left: 2px; top: 2px; width: 28px; height: 28px; border-radius: 50%; background: #fff; transition: .2s }
.wx-switch.on { background: var(--wx-on, #07c160) }
.wx-switch.on::after { left: 22px }
.wx-mark { display: inline-block; width: 22px; height: 22px; box-sizing: border-box; border: 1px solid #d1d1d1; border-radius: 3px; margin-right: 5px; text-align: center; font: 16px/20px sans-serif; vertical-align: middle; color: var(--wx-on, #07c160) }
.wx-mark.round { border-radius: 50% }
.wx-mark.on::after { content: '✓' }
.wx-mark.round.on { background: var(--wx-on, #07c160); border-color: transparent; color: #fff }
wx-switch[disabled], wx-radio[disabled], wx-checkbox[disabled] { opacity: .5 }
wx-progress { display: flex; align-items: center }
.wx-progress-info { margin-left: 15px; min-width: 2em; color: inherit }
.wx-progress-track { flex: 1; background: #ebebeb; overflow: hidden }
.wx-progress-track > i { display: block; height: 100%; background: #07c160 }
wx-slider { display: flex; align-items: center; margin: 10px 18px; padding: 0 }
wx-slider > input { flex: 1; min-width: 0; height: 28px; margin: 0; appearance: none; -webkit-appearance: none; background: transparent }
wx-slider > input::-webkit-slider-runnable-track { height: 2px; border-radius: 2px; background: linear-gradient(var(--wx-slider-active, #07c160), var(--wx-slider-active, #07c160)) 0 0 / var(--wx-slider-part, 0%) 100% no-repeat, var(--wx-slider-ground, #e9e9e9) }
wx-slider > input::-webkit-slider-thumb { appearance: none; -webkit-appearance: none; width: var(--wx-slider-size, 28px); height: var(--wx-slider-size, 28px); margin-top: calc(1px - var(--wx-slider-size, 28px) / 2); border-radius: 50%; background: var(--wx-slider-block, #fff); box-shadow: 0 0 4px rgba(0, 0, 0, .2) }
.wx-slider-value { width: 3ch; margin-left: 1em; color: #888; font-size: 14px; text-align: center }
.wx-refresher { height: 0; overflow: hidden; position: relative }
wx-scroll-view.paging { scroll-snap-type: both mandatory }
wx-scroll-view.paging > * { scroll-snap-align: start }
wx-canvas { display: block; width: 300px; height: 150px; position: relative }
wx-canvas > canvas { width: 100%; height: 100%; display: block }
wx-audio { width: 300px }
wx-audio > audio { width: 100% }
wx-video { width: 300px; height: 225px }
wx-video > video { width: 100%; height: 100% }
wx-web-view { position: absolute; inset: 0 }
wx-web-view > iframe { width: 100%; height: 100%; border: 0 }
wx-picker-view { position: relative; overflow: hidden }
wx-picker-view-column { flex: 1; overflow-y: auto; scroll-snap-type: y mandatory; scrollbar-width: none; text-align: center; height: 100%; box-sizing: border-box }
wx-picker-view-column > * { scroll-snap-align: center }
.wx-picker-indicator { position: absolute; left: 0; right: 0; top: 50%; transform: translateY(-50%); pointer-events: none; border-top: 1px solid rgba(0, 0, 0, .1); border-bottom: 1px solid rgba(0, 0, 0, .1); box-sizing: border-box }
wx-picker-view > .wx-columns-view { display: flex; height: 100% }
wx-movable-view { position: absolute; width: 10px; height: 10px }
wx-movable-area { position: relative; width: 10px; height: 10px }
wx-sticky-header { position: sticky; top: 0; z-index: 9 }
.wx-page-cover { position: fixed; inset: 0; background: rgba(0, 0, 0, .5) }
.wx-page-panel { position: fixed; box-sizing: border-box; max-height: 100%; overflow-y: auto; background: #fff }
.wx-unsupported { display: flex; flex-direction: column; align-items: center; justify-content: center; min-height: 60px; background: #f3e3e0; color: #7a1f16; font: 13px/1.5 monospace }
.wx-absent-content { align-self: stretch }
`
