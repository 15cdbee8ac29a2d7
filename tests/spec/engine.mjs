// An engine to run scripts in: the page of a Chromium, which knows more of WebAssembly 3.0 than the Node we build with.
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

import { executablePath, flags } from '../browser/support/launch.mjs'

const here = import.meta.dirname

// Each memory reserves gigabytes, and a page has room for a hundred: run_script.mjs collects the dead ones in time.
const ownFlags = ['--js-flags=--expose-gc']

export async function openEngine() {
  const browser = await chromium.launch({ executablePath, args: [...flags, ...ownFlags] })
  const page = await browser.newPage()
  await page.route('**/*', (route) => {
    const name = path.basename(new URL(route.request().url()).pathname)
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>spec</title>' })
    return route.fulfill({ contentType: 'text/javascript', body: fs.readFileSync(path.join(here, name)) })
  })
  await page.goto('http://spec.test/')
  await page.addScriptTag({ type: 'module', content: "import { runScript } from '/run_script.mjs'; globalThis.runScript = runScript" })
  await page.waitForFunction(() => globalThis.runScript)
  return {
    name: `Chromium ${browser.version()}`,
    run: (script) => page.evaluate((it) => globalThis.runScript(it), script),
    close: () => browser.close(),
  }
}
