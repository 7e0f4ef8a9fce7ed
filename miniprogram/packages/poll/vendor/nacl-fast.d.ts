/** The parts of tweetnacl that the poll uses. */
interface KeyPair {
  publicKey: Uint8Array
  secretKey: Uint8Array
}

export const box: {
  (message: Uint8Array, nonce: Uint8Array, publicKey: Uint8Array, secretKey: Uint8Array): Uint8Array
  keyPair: { fromSecretKey(secretKey: Uint8Array): KeyPair }
}

/** SHA-512. */
export function hash(message: Uint8Array): Uint8Array
