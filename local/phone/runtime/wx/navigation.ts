import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi } from './api'

interface ToPage {
  url: string
  events?: Record<string, (...args: unknown[]) => void>
}

export function navigationApis({ router }: Phone): ApiTable {
  return {
    navigateTo: asyncApi<ToPage>('navigateTo', ({ url, events }) => router.navigateTo(url, events)),
    redirectTo: asyncApi<ToPage>('redirectTo', ({ url }) => router.redirectTo(url)),
    switchTab: asyncApi<ToPage>('switchTab', ({ url }) => router.switchTab(url)),
    reLaunch: asyncApi<ToPage>('reLaunch', ({ url }) => router.reLaunch(url)),
    navigateBack: asyncApi<{ delta?: number }>('navigateBack', ({ delta }) => router.navigateBack(delta)),
  }
}
