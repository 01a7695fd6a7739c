/** The sources that Chromium runs in every new document before the page's own scripts. */
import { Script } from 'node:vm';
import { createBridge } from './bridge.ts';
import { tellContextMenu } from './context-menu.ts';
import { createEmitterClass } from './emitter.ts';
import { type IsolatedConfig, isolatedWorld } from './isolated-world.ts';
import { mainWorld } from './main-world.ts';
import { guardPermissions } from './permissions.ts';
import { createWireCodec } from './wire.ts';

/** @param handshake the same as in the isolated world's config */
export function mainWorldSource(handshake: string): string {
  return `(${mainWorld})(${JSON.stringify(handshake)}, { createBridge: ${createBridge}, guardPermissions: ${guardPermissions} });`;
}

/**
 * @param preload the preload's source, one CommonJS file; it stands in the script as it is, since a page's
 *   Content-Security-Policy forbids making functions of text
 */
export function isolatedWorldSource(config: IsolatedConfig, preload: string | undefined): string {
  const run = preload === undefined ? 'undefined' : wrapPreload(preload);
  return `(${isolatedWorld})(${JSON.stringify(config)}, { createWireCodec: ${createWireCodec}, createBridge: ${createBridge}, createEmitterClass: ${createEmitterClass}, tellContextMenu: ${tellContextMenu}, preload: ${run} });`;
}

/** @throws SyntaxError where the preload is not a script, such as an ES module */
export function checkPreload(preload: string, path: string): void {
  new Script(wrapPreload(preload), { filename: path });
}

function wrapPreload(source: string): string {
  return `(function (require, process, exports, module) {\n${source}\n})`;
}
