/** Loaded first in a child of utilityProcess.fork(): gives it process.parentPort, as Electron does. */
import { EventEmitter } from 'node:events';

const parentPort = new EventEmitter();
parentPort.postMessage = (message) => process.send(message);
parentPort.start = () => undefined;
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }));
process.parentPort = parentPort;
