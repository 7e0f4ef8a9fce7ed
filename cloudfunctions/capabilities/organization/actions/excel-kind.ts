/** What a file is by its bytes, whatever its name says. */
export type FileKind = 'archive' | 'encrypted' | 'oldExcel' | 'page' | 'text' | 'unknown'

const ARCHIVE = Buffer.from('PK\u0003\u0004', 'latin1')
/** Compound File Binary ([MS-CFB] 2.2): what Excel wrote until 2003, and what it wraps a file with a password in. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The stream of a compound file that holds the encrypted workbook ([MS-OFFCRYPTO] 2.3.4.4); names are UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
/** Bytes that are looked at to tell text from something else. */
const LOOKED_AT = 4096

export function kindOfFile(file: Buffer): FileKind {
  if (file.subarray(0, 4).equals(ARCHIVE)) return 'archive'
  if (file.subarray(0, 8).equals(COMPOUND)) return file.includes(ENCRYPTED) ? 'encrypted' : 'oldExcel'
  const start = file.subarray(0, LOOKED_AT)
  const wide = start[0] === 0xff && start[1] === 0xfe
  const text = start.toString(wide ? 'utf16le' : 'latin1').replace(/^(\uFEFF|\u00EF\u00BB\u00BF)/, '')
  // Many office systems hand out a web page with a table as an Excel file.
  if (/^\s*<(!doctype|html|head|meta|table|\?xml|style|div)\b/i.test(text)) return 'page'
  // Text in any encoding, GBK too, is without the control characters that other files are full of.
  // eslint-disable-next-line no-control-regex
  return text.trim() !== '' && !/[\u0000-\u0008\u000E-\u001A]/.test(text) ? 'text' : 'unknown'
}
