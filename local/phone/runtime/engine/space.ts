import { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter'
import { deliverEvents, PhoneBackend } from './backend'
import { tellHandlerErrors } from './handler-errors'

export interface PhoneSpace {
  code: CodeSpace
  backend: AssociatedBackend
  space: glassEasel.ComponentSpace
  /** What `wx://…` behaviours stand for in scripts. */
  wellKnown: Record<string, unknown>
  /** The ones by which a form sees into a component: its value, its fields, its buttons. */
  forms: Record<'field' | 'group' | 'button', glassEasel.GeneralBehavior>
}

/** Harmless remarks of the framework about apps that run in WeChat without a word. */
const QUIET =
  /keys are not unique|not a valid property|type-incompatible|number as for-list|target of relation/

/** Sets up WeChat's component framework over this window. */
export function createSpace(onError: (error: unknown) => void): PhoneSpace {
  const env = new MiniProgramEnv()
  const phoneBackend = new PhoneBackend()
  const backend = env.associateBackend(phoneBackend)
  deliverEvents(phoneBackend)
  glassEasel.addGlobalWarningListener((message) => !QUIET.test(String(message)))
  glassEasel.addGlobalErrorListener((error: unknown) => {
    onError(error)
    // told; the framework need not write its own line about it
    return false
  })
  tellHandlerErrors(onError)
  const code = env.createCodeSpace('', true)
  const space = code.getComponentSpace()
  // vant-button has a property called dataset, which must not overwrite the node's own
  space.updateComponentOptions({ writeIdToDOM: true, writeFieldsToNode: false })
  code.setOverallBehavior(readyBehavior(space))
  const field = code
    .behavior()
    .definition({ properties: { name: String, value: null } })
    .register()
  const [group, button] = [code.behavior().register(), code.behavior().register()]
  const inner = (behavior: unknown) => (behavior as { _$: glassEasel.GeneralBehavior })._$
  return {
    code,
    backend,
    space,
    forms: { field: inner(field), group: inner(group), button: inner(button) },
    wellKnown: {
      'wx://form-field': field,
      'wx://form-field-group': group,
      'wx://form-field-button': button,
      'wx://component-export': undefined,
    },
  }
}

/** The framework leaves `ready` to its environment: children first, once the tree being attached is complete. */
function readyBehavior(space: glassEasel.ComponentSpace): glassEasel.GeneralBehavior {
  let waiting: glassEasel.GeneralComponent[] = []
  const flush = () => {
    const list = waiting.reverse()
    waiting = []
    list.forEach((component) => component.triggerLifetime('ready', []))
  }
  return space.defineBehavior({
    lifetimes: {
      attached() {
        if (waiting.length === 0) void Promise.resolve().then(flush)
        const self = this as unknown as { _$?: glassEasel.GeneralComponent }
        waiting.push(self._$ ?? (this as unknown as glassEasel.GeneralComponent))
      },
    },
  }) as unknown as glassEasel.GeneralBehavior
}
