/** What WeChat itself puts above a page: dialogs, sheets, pickers, toasts, permission prompts. */
export const DIALOG_STYLE = `
.wx-mask { position: fixed; inset: 0; z-index: 9000; display: flex; background: rgba(0, 0, 0, .5); color: #1a1a1a; font-size: 17px; line-height: 1.4 }
.wx-mask.bottom { align-items: flex-end }
.wx-mask.center { align-items: center; justify-content: center }
.wx-mask button { all: unset; cursor: pointer; box-sizing: border-box; text-align: center }
.wx-sheet { width: 100%; max-height: 75%; overflow: auto; box-sizing: border-box; border-radius: 12px 12px 0 0; background: #fff; padding-bottom: var(--safe-bottom) }
.wx-card { width: 320px; max-width: 86%; border-radius: 12px; background: #fff; overflow: hidden; text-align: center }
.wx-card h4 { margin: 0; padding: 28px 24px 0; font-size: 17px; font-weight: 600 }
.wx-card p { margin: 0; padding: 16px 24px 28px; color: #666; white-space: pre-wrap; word-break: break-word }
.wx-card h4 + p { padding-top: 12px }
.wx-card input { box-sizing: border-box; width: calc(100% - 48px); margin: 0 24px 28px; padding: 10px; border: 0; border-radius: 6px; background: #f2f2f2; font: inherit }
.wx-actions { display: flex; border-top: .5px solid #e5e5e5; font-weight: 600 }
.wx-actions button { flex: 1; padding: 15px 4px }
.wx-actions button + button { border-left: .5px solid #e5e5e5 }
.wx-ok { color: #576b95 }
.wx-items button { display: block; width: 100%; padding: 16px; border-bottom: .5px solid #eee }
.wx-items .cancel { border-top: 8px solid #f2f2f2; border-bottom: 0 }
.wx-head { display: flex; justify-content: space-between; align-items: center; padding: 0 4px; border-bottom: .5px solid #eee }
.wx-head button { padding: 14px 16px }
.wx-head .ok { color: #07c160; font-weight: 600 }
.wx-columns { display: flex; padding: 0 8px 12px }
.wx-columns > div { flex: 1; height: 240px; overflow-y: auto; text-align: center; scrollbar-width: none }
.wx-columns [role=option] { padding: 10px 4px; cursor: pointer; color: #888 }
.wx-columns [aria-selected=true] { color: #1a1a1a; font-weight: 600; background: #f5f5f5; border-radius: 8px }
.wx-toast { position: fixed; left: 50%; top: 42%; z-index: 9500; transform: translate(-50%, -50%); max-width: 240px; min-width: 96px; box-sizing: border-box; padding: 14px 18px; border-radius: 12px; background: rgba(76, 76, 76, .96); color: #fff; font-size: 16px; line-height: 1.5; text-align: center; pointer-events: none }
.wx-toast .mark { display: block; width: 34px; height: 34px; margin: 8px auto 12px; font-size: 34px; line-height: 34px }
.wx-toast .spin { border: 3px solid rgba(255, 255, 255, .35); border-top-color: #fff; border-radius: 50%; box-sizing: border-box; animation: phone-spin 1s linear infinite }
.wx-shield { position: fixed; inset: 0; z-index: 9400 }
.wx-prompt { padding: 24px 24px 20px; text-align: left }
.wx-prompt h4 { margin: 0 0 12px; font-size: 17px; font-weight: 600 }
.wx-prompt p { margin: 0 0 16px; color: #666; font-size: 15px }
.wx-prompt ul { list-style: none; margin: 0 0 8px; padding: 0 }
.wx-prompt li label, .wx-keep { display: flex; align-items: center; gap: 10px; padding: 10px 0; font-size: 16px }
.wx-prompt input { width: 20px; height: 20px; margin: 0; accent-color: #07c160 }
.wx-keep { color: #888; font-size: 14px }
.wx-choice { display: flex; justify-content: center; gap: 16px; padding-top: 16px }
.wx-choice button { width: 120px; padding: 9px 0; border-radius: 6px; background: #f2f2f2; color: #07c160; font-weight: 600 }
.wx-choice .yes { background: #07c160; color: #fff }
.wx-viewer { width: 100%; height: 100%; object-fit: contain; background: #000 }
[data-theme=dark] .wx-sheet, [data-theme=dark] .wx-card { background: #2c2c2c; color: #eee }
[data-theme=dark] .wx-card p, [data-theme=dark] .wx-prompt p { color: #aaa }
[data-theme=dark] .wx-actions, [data-theme=dark] .wx-actions button, [data-theme=dark] .wx-items button, [data-theme=dark] .wx-head { border-color: #404040 }
[data-theme=dark] .wx-items .cancel { border-top-color: #222 }
[data-theme=dark] .wx-ok { color: #7d90b9 }
[data-theme=dark] .wx-choice button:not(.yes) { background: #3a3a3a }
[data-theme=dark] .wx-columns [aria-selected=true] { color: #eee; background: #3a3a3a }
[data-theme=dark] .wx-card input { background: #3a3a3a; color: #eee }
`
