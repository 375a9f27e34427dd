/** Tokens for tests, played by SoftHSM: keys of every kind, certificates by an authority that lies on the token too. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPaths } from '../../paths.ts';
import { certificateInfo, certificatesIn, type Der } from '../certificates.ts';
import type { FillTask } from './fixture-process.ts';
import { forkTokenProcess } from './spawn.ts';
import type { SpawnTokenProcess } from './messages.ts';

export const SOFTHSM = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find(existsSync) ?? '';
const READER = join(import.meta.dirname, '../../../node_modules/pkcs11js/build/Release/pkcs11.node');
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** What a test of tokens needs here; without it there is nothing to test with. */
export const canTestTokens = SOFTHSM !== '' && existsSync(READER) && has('softhsm2-util');
export const canBuildDrivers = canTestTokens && has('gcc');

export const PIN = 'mã-Pin 654321';

export interface Kept {
  name: string;
  der: Der;
  fingerprint: string;
}

export interface TestTokens {
  folder: string;
  /** Environment of processes that see these tokens, and no others. */
  env: NodeJS.ProcessEnv;
  spawn: SpawnTokenProcess;
  ca: Der;
  issuing: Der;
  file(name: string): string;
  /** A key and its certificate by the issuing authority, not on any token yet. */
  certify(name: string, newKey: string[], section?: string): Kept;
  /** A new token that holds these certificates with their keys, and the authorities; returns its serial. */
  token(label: string, kept: Kept[], how?: { hidden?: boolean; asksEachTime?: boolean }): string;
  /** Builds the driver that misbehaves (fixture-driver.c). */
  driver(): TestDriver;
  remove(): void;
}

export interface TestDriver {
  module: string;
  /** Sets how it behaves from now on; empty = well. */
  behave(behaviour: string): void;
  /** What was called since the last time. */
  calls(): string[];
  triesLeft(left: number): void;
}

const CONFIGURATION = `[req]
distinguished_name=dn
[dn]
[ca]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign
[leaf]
keyUsage=critical,digitalSignature,nonRepudiation
[tls]
keyUsage=critical,keyEncipherment
`;

export function testTokens(): TestTokens {
  const folder = mkdtempSync(join(tmpdir(), 'antam-token-'));
  const file = (name: string): string => join(folder, name);
  mkdirSync(file('tokens'));
  writeFileSync(file('softhsm2.conf'), `directories.tokendir = ${file('tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  writeFileSync(file('ca.cnf'), CONFIGURATION);
  const env = { ...process.env, SOFTHSM2_CONF: file('softhsm2.conf'), TEST_DRIVER: folder, TEST_DRIVER_REAL: SOFTHSM };
  const run = (program: string, args: string[], input = ''): string =>
    execFileSync(program, args, { cwd: folder, env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  const pem = (name: string): Der => {
    const [der] = certificatesIn(readFileSync(file(`${name}.pem`)));
    if (der === undefined) throw new Error(`${name} was not issued`);
    return der;
  };

  const quick = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  run('openssl', [
    'req',
    '-x509',
    ...quick,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    ...'-days 3650 -config ca.cnf -extensions ca -subj'.split(' '),
    '/CN=CA goc',
  ]);
  const issue = (issuer: string, name: string, newKey: string[], section: string): Kept => {
    const common = ['-config', 'ca.cnf', '-utf8', '-subj', `/CN=${name}`];
    run('openssl', ['req', '-new', ...newKey, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, ...common]);
    const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial', '-days', '3650', '-extfile', 'ca.cnf'];
    run('openssl', ['x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...by, '-extensions', section]);
    const der = pem(name);
    return { name, der, fingerprint: certificateInfo(der).fingerprint };
  };
  issue('ca', 'issuing', quick, 'ca');

  const fill = (task: FillTask): string => run(process.execPath, [join(import.meta.dirname, 'fixture-process.ts')], JSON.stringify(task));
  return {
    folder,
    env,
    spawn: forkTokenProcess(programPaths().tokenProcess, env),
    ca: pem('ca'),
    issuing: pem('issuing'),
    file,
    certify: (name, newKey, section = 'leaf') => issue('issuing', name, newKey, section),
    token: (label, kept, { hidden = false, asksEachTime = false } = {}) => {
      run('softhsm2-util', ['--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', PIN]);
      const encoded = (der: Der): string => Buffer.from(der).toString('base64');
      const objects = kept.map(({ name, der }, i) => ({
        id: `a${i}`,
        der: encoded(der),
        key: readFileSync(file(`${name}.key`), 'utf8'),
        hidden,
        asksEachTime,
      }));
      const authorities = [pem('ca'), pem('issuing')].map((der, i) => ({
        id: `c${i}`,
        der: encoded(der),
        key: null,
        hidden,
        asksEachTime: false,
      }));
      fill({ module: SOFTHSM, label, pin: PIN, objects: [...objects, ...authorities] });
      const shown = run('softhsm2-util', ['--show-slots']);
      const serial = new RegExp(`Serial number:\\s+(\\S+)\\s+Initialized:\\s+yes\\s+User PIN init.:\\s+yes\\s+Label:\\s+${label}\\s`).exec(
        shown,
      )?.[1];
      if (serial === undefined) throw new Error(`no serial of ${label} in ${shown}`);
      return serial;
    },
    driver: () => {
      const module = file('driver.so');
      const headers = join(import.meta.dirname, '../../../node_modules/pkcs11js/includes/pkcs11');
      run('gcc', ['-shared', '-fPIC', `-I${headers}`, '-o', module, join(import.meta.dirname, 'fixture-driver.c'), '-ldl']);
      return {
        module,
        behave: (behaviour) => writeFileSync(file('behaviour'), behaviour),
        calls: () => {
          const calls = existsSync(file('calls')) ? readFileSync(file('calls'), 'utf8').split('\n').filter(Boolean) : [];
          rmSync(file('calls'), { force: true });
          return calls;
        },
        triesLeft: (left) => writeFileSync(file('tries'), String(left)),
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
