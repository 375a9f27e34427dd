import { describe, expect, it } from 'vitest';
import { clockFrom, commandLine } from './start-up.ts';

describe('the words the program was started with', () => {
  it('are a command when the first is one of CLI.md', () => {
    expect(commandLine(['/opt/antam', 'verify', 'a.pdf', '--json'], true)).toEqual(['verify', 'a.pdf', '--json']);
    expect(commandLine(['/electron', '.', '--no-sandbox', 'fsck', 'a'], false)).toEqual(['fsck', 'a']);
    expect(commandLine(['/electron', '--no-sandbox', '.', 'fsck', 'a', '--json'], false)).toEqual(['fsck', 'a', '--json']);
  });

  it('are a window otherwise', () => {
    expect(commandLine(['/opt/antam'], true)).toBeNull();
    expect(commandLine(['/opt/antam', '/home/a/verify.antam'], true)).toBeNull();
    expect(commandLine(['/electron', 'verify'], false)).toBeNull();
    expect(commandLine(['/opt/antam', '--user-data-dir=/tmp/a'], true)).toBeNull();
  });
});

describe('the clock', () => {
  it('can be set only where the program is not packaged', () => {
    expect(clockFrom({ ANTAM_NOW: '2026-11-22T02:41:00Z' }, false)().toISOString()).toBe('2026-11-22T02:41:00.000Z');
    expect(clockFrom({ ANTAM_NOW: '2026-11-22T02:41:00Z' }, true)().getTime()).toBeGreaterThan(Date.now() - 1000);
    expect(clockFrom({}, false)().getTime()).toBeGreaterThan(Date.now() - 1000);
  });

  it('refuses what is no instant', () => {
    expect(() => clockFrom({ ANTAM_NOW: 'tomorrow' }, false)).toThrow(/ANTAM_NOW/);
  });
});
