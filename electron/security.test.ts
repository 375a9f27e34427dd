import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, externalLink, isOwnPage, isRequestAllowed, responseHeaders } from './security.ts';

describe('our own page', () => {
  it.each(['app://bundle/index.html', 'app://bundle/', 'APP://bundle/index.html#/desk', 'app://bundle/assets/a.js?x=1'])('is %s', (url) => {
    expect(isOwnPage(url)).toBe(true);
  });

  it.each([
    'app://bundle.evil/index.html',
    'app://evil/bundle',
    'app://user@bundle/index.html',
    'app://user:secret@bundle/',
    'app://bundle:81/index.html',
    'https://bundle/index.html',
    'file:///srv/app/index.html',
    'data:text/html,x',
    'javascript:alert(1)',
    'about:blank',
    'blob:app://bundle/1',
    '//bundle/index.html',
    '',
  ])('is not %s', (url) => {
    expect(isOwnPage(url)).toBe(false);
  });
});

describe('links to the outside', () => {
  it('lead to the sites that publish the law', () => {
    expect(externalLink('https://vanban.chinhphu.vn/?pageid=27160')).toBe('https://vanban.chinhphu.vn/?pageid=27160');
    expect(externalLink('HTTPS://VBPL.VN/x')).toBe('https://vbpl.vn/x');
  });

  it.each([
    'http://vanban.chinhphu.vn/',
    'https://vanban.chinhphu.vn.evil.example/',
    'https://evil.example/vanban.chinhphu.vn',
    'https://vanban.chinhphu.vn@evil.example/',
    'https://user@vanban.chinhphu.vn/',
    'https://vanban.chinhphu.vn:8443/',
    'https://sub.vanban.chinhphu.vn/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'mailto:a@vbpl.vn',
    'vbpl.vn',
  ])('never to %s', (url) => {
    expect(externalLink(url)).toBeNull();
  });
});

describe('requests of the page', () => {
  it.each(['app://bundle/assets/a.js', 'data:image/png;base64,AA==', 'blob:app://bundle/7'])('may fetch %s', (url) => {
    expect(isRequestAllowed(url, false)).toBe(true);
  });

  it.each(['http://a.vn/', 'https://a.vn/', 'ws://a.vn/', 'wss://a.vn/', 'ftp://a.vn/', 'file:///etc/passwd', 'chrome://gpu', 'nonsense'])(
    'may not fetch %s',
    (url) => {
      expect(isRequestAllowed(url, true)).toBe(false);
    },
  );

  it('serve the developer tools only where those are allowed', () => {
    expect(isRequestAllowed('devtools://devtools/bundled/a.js', true)).toBe(true);
    expect(isRequestAllowed('devtools://devtools/bundled/a.js', false)).toBe(false);
  });
});

describe('the policy', () => {
  it('is exactly this', () => {
    expect(contentSecurityPolicy('N')).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
        "require-trusted-types-for 'script'; trusted-types default",
    );
    expect(responseHeaders('N')['Content-Security-Policy']).not.toMatch(/unsafe|\*|https?:/);
  });
});
