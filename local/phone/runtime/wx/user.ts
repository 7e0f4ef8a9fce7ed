import type { Phone } from '../engine/phone'
import { words } from '../words'
import type { ApiTable } from './api'
import { asyncApi } from './api'

const GREY_HEAD =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 132 132'%3E%3Crect width='132' height='132' fill='%23cfcfcf'/%3E%3Ccircle cx='66' cy='52' r='24' fill='%23fff'/%3E%3Cpath d='M20 132c4-34 24-48 46-48s42 14 46 48z' fill='%23fff'/%3E%3C/svg%3E"

/** What WeChat tells of a person since 2022: nothing but a grey head. */
export function userInfoOf(_phone: Phone): {
  userInfo: Record<string, string | number>
  rawData: string
  signature: string
} {
  const userInfo = {
    nickName: words.loginName,
    avatarUrl: GREY_HEAD,
    gender: 0,
    country: '',
    province: '',
    city: '',
    language: 'zh_CN',
  }
  return { userInfo, rawData: JSON.stringify(userInfo), signature: '' }
}

/** Who the person is, as far as WeChat says. */
export function userApis(phone: Phone): ApiTable {
  return {
    getUserInfo: asyncApi('getUserInfo', () => userInfoOf(phone)),
    getUserProfile: asyncApi<{ desc?: string }>('getUserProfile', ({ desc }) => {
      if (!desc) throw new Error('desc is missing')
      return userInfoOf(phone)
    }),
    getExtConfig: asyncApi('getExtConfig', () => ({ extConfig: {} })),
    getExtConfigSync: () => ({}),
    checkIsAddedToMyMiniProgram: asyncApi('checkIsAddedToMyMiniProgram', () => ({ added: false })),
  }
}
