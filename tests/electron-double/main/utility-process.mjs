/** electron.utilityProcess: a child process of Node. */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { strict } from './strict.mjs';

const shim = new URL('./utility-child.mjs', import.meta.url);

export const utilityProcess = strict('utilityProcess', {
  fork(module, args = [], options = {}) {
    const child = fork(module, args, {
      execArgv: ['--import', shim.href],
      serialization: 'advanced',
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.stdio ?? 'inherit',
    });
    const utility = Object.assign(new EventEmitter(), {
      pid: child.pid,
      stdout: child.stdout,
      stderr: child.stderr,
      postMessage: (message) => child.send(message),
      kill: () => child.kill(),
    });
    for (const name of ['spawn', 'message', 'exit']) child.on(name, (value) => utility.emit(name, value));
    return utility;
  },
});
