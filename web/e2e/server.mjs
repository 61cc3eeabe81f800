// Starts the built program on a record of its own, filled with the sample reports.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
const program = join(root, 'bin/zhenyu')

// sample: with the sample reports, unnamed: read without the district's own names; scale: with so many synthetic documents.
export async function startServer({ sample, unnamed, scale, map, extract }) {
  if (!existsSync(program)) throw new Error('bin/zhenyu is missing: run make build')
  const folder = mkdtempSync(join(tmpdir(), 'zhenyu-e2e-'))
  const database = ['--database', join(folder, 'record.db')]
  const record = [...database, '--names', join(root, 'sample/gazetteer.csv')]
  if (sample) execFileSync(program, ['import', 'sample/reports', ...(unnamed ? database : record)], { cwd: root, stdio: 'pipe' })
  if (scale) execFileSync(program, ['sample', '--scale', String(scale), ...database], { stdio: 'pipe' })
  if (map) {
    extract = join(folder, 'town.osm.pbf')
    execFileSync('go', ['run', './scripts/sampletown', '-out', extract], { cwd: root, stdio: 'pipe' })
  }
  if (extract) {
    execFileSync(program, ['layers', 'add', extract, '--kind', 'extract', ...database], { stdio: 'pipe' })
  }
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', ...record], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const found = /http:\/\/[\d.:]+/.exec(String(text))
      if (found) resolve(found[0])
    })
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}`)))
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true })
  }
  return { url, stop }
}
