import { WxError } from './api'

/** WeChat's words and numbers for what goes wrong with files (its table of 通用错误码). */
const failure = (code: number, message: string): WxError =>
  new WxError(message, { errno: code, errCode: code })

export const fileFailures = {
  missing: (path: string) => failure(1300002, `no such file or directory "${path}"`),
  badDescriptor: () => failure(1300009, 'bad file descriptor'),
  denied: (path: string) => failure(1300013, `permission denied, open "${path}"`),
  isFolder: (path: string) => failure(1300021, `Is a directory "${path}"`),
  notEmpty: (path: string) => failure(1300066, `directory not empty "${path}"`),
  exists: (path: string) => failure(1301005, `file already exists "${path}"`),
  badLength: () => failure(1301006, 'value of length is out of range'),
  badOffset: () => failure(1301007, 'value of offset is out of range'),
  badPosition: () => failure(1301009, 'value of position is out of range'),
  noArchive: () => failure(1301102, 'unzip open file fail'),
  badEntry: (path: string) => failure(1301103, `unzip entry fail "${path}"`),
  noTemporary: () => failure(1301112, 'tempFilePath file not exist'),
  wrongWay: () => failure(1302001, 'fail permission denied'),
  badFlag: (flag: string) => failure(1302003, `invalid flag "${flag}"`),
  noBuffer: () => failure(1302005, 'array buffer does not exist'),
}
