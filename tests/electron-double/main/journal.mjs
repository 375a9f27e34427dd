/** What happened during the run, for tests: reachable as require('electron').__double. The application never reads it. */
export const __double = {
  /** Calls with an effect outside the program: {api, args}. */
  calls: [],
  /** Milliseconds since start. */
  timings: {},
  /** What was stopped: {kind: request | network | navigation | popup | csp, url or text}. */
  blocked: [],
  errors: [],
  preloadErrors: [],
};

const startedAt = performance.now();

export function record(api, ...args) {
  __double.calls.push({ api, args });
}

export function recordTiming(name) {
  __double.timings[name] = Math.round(performance.now() - startedAt);
}

export function recordError(text) {
  __double.errors.push(text);
}
