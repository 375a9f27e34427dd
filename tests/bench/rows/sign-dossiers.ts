/** Signing and verifying dossiers of two sizes on the command line, each a fresh process; against pdfsig of poppler. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dossier, folder, type Size } from '../dossiers.ts';
import { measuredRun } from '../processes.ts';
import { median, ROUNDS, type Measurement, type Row } from '../row.ts';

const PASSWORD = 'bench';
const NICKNAME = 'bench';
const WHAT: Record<Size, string> = { one: '1 system', ten: '10 systems' };
const antam = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'antam.js');
const run = (program: string, ...args: string[]): unknown => execFileSync(program, args, { stdio: 'pipe' });

interface Key {
  p12: string;
  password: string;
  certificate: string;
  database: string;
}
let made: Key | undefined;

/** A key of the moment, as a file for us and in a database of NSS for pdfsig. */
function key(): Key {
  if (made !== undefined) return made;
  const [p12, password, certificate, secret, database] = ['k.p12', 'password.txt', 'c.pem', 'k.pem', 'nss'].map((name) =>
    join(folder, name),
  );
  if (p12 === undefined || password === undefined || certificate === undefined || secret === undefined || database === undefined)
    throw new Error('five names');
  mkdirSync(database);
  writeFileSync(password, PASSWORD);
  const request = [
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    secret,
    '-out',
    certificate,
    '-days',
    '30',
    '-subj',
    '/CN=Bench/C=VN',
  ];
  run('openssl', 'req', ...request, '-addext', 'keyUsage=critical,digitalSignature,nonRepudiation');
  run('openssl', 'pkcs12', '-export', '-inkey', secret, '-in', certificate, '-name', NICKNAME, '-out', p12, '-passout', `pass:${PASSWORD}`);
  run('certutil', '-N', '-d', `sql:${database}`, '--empty-password');
  run('pk12util', '-i', p12, '-d', `sql:${database}`, '-W', PASSWORD, '-K', '');
  run('certutil', '-M', '-d', `sql:${database}`, '-n', NICKNAME, '-t', 'CT,C,C');
  made = { p12, password, certificate, database };
  return made;
}

const signedName = (size: Size, round: number): string => join(folder, `${size}-signed-${round}.pdf`);

async function sign(size: Size): Promise<Measurement> {
  const { p12, password, database } = key();
  const { file } = await dossier(size);
  const ours: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const signed = signedName(size, round);
    copyFileSync(file, signed);
    const args = [antam, 'sign', signed, '--p12', p12, '--password-file', password, '--role', 'head'];
    ours.push((await measuredRun(process.execPath, args)).milliseconds);
    const theirs = join(folder, `${size}-pdfsig-${round}.pdf`);
    other.push((await measuredRun('pdfsig', ['-nssdir', database, '-add-signature', '-nick', NICKNAME, file, theirs])).milliseconds);
  }
  return { ours: median(ours), other: median(other), unit: 'ms' };
}

/** Ours also prints the record again and compares every page; pdfsig judges the signature alone. */
async function verify(size: Size): Promise<Measurement> {
  const { certificate, database } = key();
  const ours: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const signed = signedName(size, round);
    ours.push(
      (await measuredRun('sh', ['-c', `"${process.execPath}" "${antam}" verify "${signed}" --trust "${certificate}" || [ $? -eq 1 ]`]))
        .milliseconds,
    );
    other.push((await measuredRun('pdfsig', ['-nssdir', database, signed])).milliseconds);
  }
  return { ours: median(ours), other: median(other), unit: 'ms' };
}

export default (['one', 'ten'] as const).flatMap((size): Row[] => [
  { name: `sign the dossier of ${WHAT[size]}`, alternative: 'pdfsig -add-signature', run: () => sign(size) },
  { name: `verify it, every page printed again`, alternative: 'pdfsig, which judges the signature alone', run: () => verify(size) },
]);
