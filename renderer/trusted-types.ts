/**
 * Must be the first import of the page. The policy of the window (electron/security.ts) lets nothing become markup or script
 * but through the one default policy made here.
 */
import '../core/interpreted-schemas.ts';
import { setNonce } from 'get-nonce';

interface DefaultPolicy {
  createHTML(text: string): string;
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

declare global {
  interface Window {
    /** Trusted Types, not yet in TypeScript's DOM library. */
    readonly trustedTypes?: { createPolicy(name: 'default', policy: DefaultPolicy): unknown };
  }
}

window.trustedTypes?.createPolicy('default', {
  // Mantine writes plain CSS into <style>; anything that could be markup is refused.
  createHTML: (text) => {
    if (text.includes('<')) throw new TypeError('markup from text is not allowed');
    return text;
  },
  createScript: () => {
    throw new TypeError('script from text is not allowed');
  },
  // The worker of pdf.js lies beside the page.
  createScriptURL: (url) => {
    const target = new URL(url, location.href);
    if (target.protocol !== location.protocol || target.host !== location.host) throw new TypeError('scripts come from this program only');
    return target.href;
  },
});

/** The nonce of this response, for style elements made at run time. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
if (styleNonce !== '') setNonce(styleNonce);
