import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The built page stands beside the placeholder, so that a build changes no file that the repository holds.
export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist/app', emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts'] },
})
