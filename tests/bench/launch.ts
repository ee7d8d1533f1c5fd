import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../../tools/browser.mjs';
import { flags, type Machine } from '../browser/chromium.ts';

const SOFTWARE_GL = /swiftshader|gpu-blocklist/;

/** How a headless Chromium finds the graphics hardware of a Linux machine without a screen; elsewhere it just does. */
const LINUX_GPU = ['--use-angle=vulkan', '--enable-features=Vulkan', '--disable-vulkan-surface'];

/** A headless browser as the tests use it: GL in software, the same on every machine, unless `gpu` lets hardware in. */
export async function launch(machine: Machine, gpu: boolean): Promise<Browser> {
  const args = flags(machine).filter((flag) => !gpu || !SOFTWARE_GL.test(flag));
  if (gpu) args.push('--ignore-gpu-blocklist', ...(process.platform === 'linux' ? LINUX_GPU : []));
  return chromium.launch({ executablePath: await findBrowser(), args });
}
