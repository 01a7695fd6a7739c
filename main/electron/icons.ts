import { join } from 'node:path';
import { type NativeImage, nativeImage } from 'electron';

/** The tray's picture in the form each system wants: a template on macOS, several sizes in one file on Windows. */
export function trayImage(root: string): NativeImage {
  const files: Partial<Record<NodeJS.Platform, string>> = { darwin: 'trayTemplate.png', win32: 'tray.ico' };
  return nativeImage.createFromPath(join(root, 'resources', 'icons', files[process.platform] ?? 'tray.png'));
}

/** The windows' picture on Linux; elsewhere the system takes it from the program. */
export function windowIcon(root: string): string | undefined {
  return process.platform === 'linux' ? join(root, 'resources', 'icons', 'linux', '256x256.png') : undefined;
}
