import { AwsClient } from 'aws4fetch'
import type { S3Settings } from '../settings.ts'
import { FileMissing, StorageFailed } from './errors.ts'
import type { Storage } from './storage.ts'

/**
 * Files in one bucket of an S3-compatible storage, under `files/<digest>`. Addresses have the bucket in the path, which
 * every such storage understands. The bucket must not be readable by others. A storage that says nothing is waited for
 * at most `patienceMs`.
 */
export function storageInS3(settings: S3Settings, patienceMs: number): Storage {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const place = `${endpoint}/${bucket}`
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    try {
      return await client.fetch(`${place}${path}`, { ...init, signal: AbortSignal.timeout(patienceMs) })
    } catch (cause) {
      throw new StorageFailed(`The file storage at ${endpoint} does not answer.`, { cause })
    }
  }
  const refused = async (response: Response): Promise<never> => {
    const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await response.text().catch(() => '')) ?? []
    const detail = `status ${response.status}${code ? `, ${code}` : ''}`
    throw new StorageFailed(`The file storage at ${place} refused (${detail}).`)
  }
  return {
    place,
    write: async (sha256, bytes) => {
      const response = await ask(`/files/${sha256}`, {
        method: 'PUT',
        body: Uint8Array.from(bytes),
        // The storage compares: what was damaged on the way is refused.
        headers: { 'X-Amz-Content-Sha256': sha256, 'Content-Type': 'application/octet-stream' },
      })
      if (!response.ok) await refused(response)
      await response.arrayBuffer()
    },
    read: async (sha256) => {
      const response = await ask(`/files/${sha256}`)
      if (response.status === 404) {
        await response.arrayBuffer()
        throw new FileMissing(`${sha256} is not in ${place}.`)
      }
      if (!response.ok) await refused(response)
      return Buffer.from(await response.arrayBuffer())
    },
    has: async (sha256) => {
      const response = await ask(`/files/${sha256}`, { method: 'HEAD' })
      if (response.ok) return true
      return response.status === 404 ? false : refused(response)
    },
    remove: async (sha256) => {
      const response = await ask(`/files/${sha256}`, { method: 'DELETE' })
      if (!response.ok && response.status !== 404) await refused(response)
      await response.arrayBuffer()
    },
    check: async () => {
      // A file that is never there: the answer tells bucket and key are right, and nothing need be written.
      const response = await ask('/files/check')
      const text = response.ok ? '' : await response.clone().text()
      if (!response.ok && !text.includes('<Code>NoSuchKey</Code>')) await refused(response)
      await response.arrayBuffer()
    },
  }
}
