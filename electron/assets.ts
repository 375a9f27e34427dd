/** Answers app://bundle/… with the files of the built page, and with nothing else. */
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { isOwnPage, NONCE_PLACEHOLDER, responseHeaders } from './security.ts';

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.wasm', 'application/wasm'],
]);

export interface Asset {
  file: string;
  contentType: string;
}

/** The file below `root` that `url` names, or null: foreign address, unknown kind, or a path that leaves the folder. */
export function resolveAsset(root: string, url: string): Asset | null {
  if (!isOwnPage(url)) return null;
  const path = decodePath(new URL(url).pathname);
  // Windows also separates by backslash and names streams by colon; no file of ours has either in its name.
  if (path === null || /[\0\\:]/.test(path)) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  const inside = relative(root, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null;
  const contentType = CONTENT_TYPES.get(extname(file));
  return contentType === undefined ? null : { file, contentType };
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    // Malformed percent encoding names no file.
    return null;
  }
}

/** The response to one request of the page; `nonce` must be fresh for each call. */
export async function serveAsset(root: string, request: { method: string; url: string }, nonce: string): Promise<Response> {
  const asset = request.method === 'GET' ? resolveAsset(root, request.url) : null;
  const content = asset === null ? null : await readIfThere(asset.file);
  if (asset === null || content === null) {
    return new Response('not found', { status: 404, headers: { ...responseHeaders(nonce), 'Content-Type': 'text/plain' } });
  }
  const headers = { ...responseHeaders(nonce), 'Content-Type': asset.contentType };
  if (!asset.contentType.startsWith('text/html')) return new Response(new Uint8Array(content), { headers });
  return new Response(content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce), { headers });
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
