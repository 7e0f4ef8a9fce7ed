const HOUSE = `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='black' stroke-width='2' stroke-linejoin='round'%3E%3Cpath d='M3 11.5 12 4l9 7.5M5.5 10v10h13V10'/%3E%3C/svg%3E") center/contain no-repeat`

/** The phone's own look and WeChat's built-in components; sizes in px are those of WeChat on a 375 px wide screen. */
export const BASE_STYLE = `
html, body { margin: 0; height: 100%; overflow: hidden; -webkit-text-size-adjust: 100% }
body { display: flex; flex-direction: column; font: 16px/1.4 -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif;
  -webkit-tap-highlight-color: transparent; background: #fff; color: #000; --safe-top: 0px; --safe-left: 0px; --safe-right: 0px }
.phone-nav { flex: 0 0 44px; position: relative; display: flex; align-items: center; justify-content: center; font-size: 17px; font-weight: 600; z-index: 20 }
.phone-nav .title { max-width: calc(100% - 200px); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.phone-nav .loading { width: 14px; height: 14px; margin-right: 6px; border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%; animation: phone-spin 1s linear infinite }
.phone-nav button, .phone-tab { all: unset; cursor: pointer; box-sizing: border-box }
.phone-nav .back, .phone-nav .home { position: absolute; left: 0; top: 0; width: 44px; height: 44px }
.phone-nav .back::before { content: ''; position: absolute; left: 18px; top: 16px; width: 10px; height: 10px; border: solid currentColor; border-width: 0 0 2px 2px; transform: rotate(45deg) }
.phone-nav .home::before { content: ''; position: absolute; left: 12px; top: 12px; width: 20px; height: 20px; background: currentColor; -webkit-mask: ${HOUSE}; mask: ${HOUSE} }
.phone-capsule { position: absolute; right: 7px; top: 6px; width: 87px; height: 32px; box-sizing: border-box; display: flex; border: .5px solid rgba(0, 0, 0, .12); border-radius: 16px; background: rgba(255, 255, 255, .6); color: #000; z-index: 21 }
.phone-capsule.light { border-color: rgba(255, 255, 255, .25); background: rgba(0, 0, 0, .15); color: #fff }
.phone-capsule.alone { position: fixed }
.phone-capsule button { all: unset; flex: 1; cursor: pointer; position: relative }
.phone-capsule .more::before { content: ''; position: absolute; left: 50%; top: 50%; width: 6px; height: 6px; margin: -3px; border-radius: 50%; background: currentColor; box-shadow: -8px 0 0 -1px currentColor, 8px 0 0 -1px currentColor }
.phone-capsule .exit { border-left: .5px solid rgba(128, 128, 128, .3) }
.phone-capsule .exit::before { content: ''; position: absolute; left: 50%; top: 50%; width: 14px; height: 14px; margin: -9px; border: 2px solid currentColor; border-radius: 50%; background: radial-gradient(circle, currentColor 3px, transparent 3.5px) }
.phone-stage { flex: 1; min-height: 0; position: relative; overflow: hidden }
.phone-frame { position: absolute; inset: 0; contain: layout; overflow: hidden }
.phone-scroller { position: absolute; inset: 0; overflow: auto; scrollbar-width: none; overscroll-behavior: contain }
.phone-scroller::-webkit-scrollbar { display: none }
.phone-scroller.still { overflow: hidden }
custom-tab-bar { display: block }
.phone-own-tabs { position: absolute; left: 0; right: 0; bottom: 0; height: 0; z-index: 30 }
.phone-dots { position: absolute; top: 20px; left: 50%; width: 6px; height: 6px; margin-left: -3px; border-radius: 50%; color: #999; background: currentColor; box-shadow: -12px 0 currentColor, 12px 0 currentColor; opacity: .6 }
.phone-dots.light { color: #fff }
.refreshing .phone-dots { animation: phone-pulse .6s infinite alternate }
.phone-tabs { flex: 0 0 auto; display: flex; padding-bottom: var(--safe-bottom); z-index: 20; border-top: .5px solid #e0e0e0 }
.phone-tab { flex: 1; height: 50px; display: flex; flex-direction: column; align-items: center; justify-content: center; font-size: 10px; line-height: 14px; gap: 2px }
.phone-tab .icon { position: relative; width: 27px; height: 27px }
.phone-tab img { width: 27px; height: 27px; display: block }
.phone-tab .badge { position: absolute; left: 18px; top: -4px; min-width: 18px; height: 18px; padding: 0 4px; box-sizing: border-box; border-radius: 9px; background: #fa5151; color: #fff; font: 600 11px/18px sans-serif; text-align: center }
.phone-tab .dot { position: absolute; left: 23px; top: -1px; width: 8px; height: 8px; border-radius: 50%; background: #fa5151 }
.phone-indicator { position: fixed; left: 50%; bottom: 8px; width: 134px; height: 5px; margin-left: -67px; border-radius: 3px; background: currentColor; z-index: 9900; pointer-events: none }
.phone-lost { position: absolute; inset: 0; z-index: 40; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 24px; background: #fff; color: #191919; font-size: 17px }
.phone-lost p { margin: 0 }
.phone-lost button { all: unset; padding: 8px 32px; border-radius: 6px; background: #f2f2f2; color: #07c160; font-weight: 600; cursor: pointer }
.phone-problem { position: absolute; left: 12px; right: 12px; bottom: 12px; z-index: 50; padding: 12px; border-radius: 8px; background: #7a1f16; color: #fff; font: 12px/1.5 monospace; white-space: pre-wrap; word-break: break-word; display: flex; gap: 8px; max-height: 60%; overflow: auto }
.phone-problem .text { flex: 1 }
.phone-problem .close { all: unset; flex: 0 0 28px; height: 28px; text-align: center; font-size: 20px; line-height: 28px; cursor: pointer }
@keyframes phone-spin { to { transform: rotate(360deg) } }
@keyframes phone-pulse { to { opacity: .2 } }
page { display: block; min-height: 100%; user-select: none; -webkit-user-select: none; box-sizing: border-box; font-size: 16px; line-height: normal }
[hidden] { display: none !important }
`
