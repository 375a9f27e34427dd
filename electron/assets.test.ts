import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveAsset, serveAsset } from './assets.ts';
import { contentSecurityPolicy } from './security.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'Tài nguyên '));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(root, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>');
  writeFileSync(join(root, 'assets', 'a.js'), 'export {};');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('addresses of files', () => {
  it('lead into the folder of the page', () => {
    expect(resolveAsset(root, 'app://bundle/')).toEqual({ file: join(root, 'index.html'), contentType: 'text/html; charset=utf-8' });
    expect(resolveAsset(root, 'app://bundle/assets/a.js?v=1#x')?.file).toBe(join(root, 'assets', 'a.js'));
  });

  it.each([
    'app://bundle/../secret.json',
    'app://bundle/%2e%2e/secret.json',
    'app://bundle/%2e%2e%2fsecret.json',
    'app://bundle/..%5csecret.json',
    'app://bundle/assets/%2e%2e/%2e%2e/secret.json',
    'app://bundle/%00index.html',
    'app://bundle/index.html::$DATA',
    'app://bundle/C:/secret.json',
    'app://bundle//etc/x.json',
    'app://bundle/%E0%A4%A',
    'app://bundle/index.exe',
    'app://bundle/assets',
    'app://evil/index.html',
    'file:///etc/passwd',
  ])('never lead out of it: %s', (url) => {
    const asset = resolveAsset(root, url);
    // The URL parser has folded some of these into harmless names below the root; none may reach beyond it.
    expect(asset === null || asset.file.startsWith(root + sep)).toBe(true);
    expect(asset?.file).not.toBe(join(folder, 'secret.json'));
  });
});

describe('responses', () => {
  it('carry the policy with the nonce that stands in the page', async () => {
    const response = await serveAsset(root, { method: 'GET', url: 'app://bundle/index.html' }, 'abc');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy('abc'));
    expect(await response.text()).toBe('<meta property="csp-nonce" nonce="abc"><script nonce="abc"></script>');
  });

  it('give other files unchanged', async () => {
    const response = await serveAsset(root, { method: 'GET', url: 'app://bundle/assets/a.js' }, 'abc');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('export {};');
  });

  it.each([
    ['GET', 'app://bundle/missing.js'],
    ['GET', 'app://bundle/%2e%2e%2fsecret.json'],
    ['POST', 'app://bundle/index.html'],
  ])('are 404 with the same policy: %s %s', async (method, url) => {
    const response = await serveAsset(root, { method, url }, 'abc');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy('abc'));
  });
});
