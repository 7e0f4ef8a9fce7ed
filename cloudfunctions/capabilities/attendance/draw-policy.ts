import type { Role } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import type { DrawApi } from './draw-contract'

/** Who opens a draw over their own unit. */
export const DRAWERS: readonly Role[] = ['county-organiser', 'inspector']
/** Who may add the digits to somebody else's draw, see it, and call the people of their own unit. */
export const DRAW_HANDS: readonly Role[] = [...DRAWERS, 'township-leader']

/** Whoever was on a frozen list may see the draw and recompute it; that is decided in the action. */
export const drawPolicy: Record<keyof DrawApi, Who> = {
  'attendance.drawForm': DRAWERS,
  'attendance.openDraw': DRAWERS,
  'attendance.addDigits': DRAW_HANDS,
  'attendance.draw': 'bound',
  'attendance.draws': DRAW_HANDS,
  'attendance.drawProof': 'bound',
  'attendance.drawnNumber': DRAW_HANDS,
  'attendance.recordCall': DRAW_HANDS,
  'attendance.explain': 'bound',
}
