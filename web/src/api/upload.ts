import { Refused, type Problem, type Schemas } from './client'

export interface LayerUpload {
  kind: Schemas['Layer']['kind']
  file: File
  source?: string
  as_of?: string
  datum?: Schemas['Layer']['datum']
  dry_run?: boolean
}

/** Sends a file as the body of a request, and tells how much of it has gone. fetch cannot tell; this older way can. */
export function sendLayer({ file, ...about }: LayerUpload, tell: (share: number) => void, signal: AbortSignal): Promise<Schemas['AddedLayer']> {
  const query = new URLSearchParams({ name: file.name })
  for (const [key, value] of Object.entries(about)) if (value) query.set(key, String(value))
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/layers?${query}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', document.documentElement.lang)
    request.responseType = 'json'
    request.upload.onprogress = (e) => tell(e.total ? e.loaded / e.total : 1)
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Schemas['AddedLayer'])
      else reject(new Refused((request.response as Partial<Problem> | null) ?? { code: 'unreachable' }))
    }
    request.onerror = () => reject(new Refused({ code: 'unreachable' }))
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
