/** What every group of handlers works with. */
import type { Law } from '../../core/checklist/library.ts';
import type { ServiceOptions } from '../service-options.ts';
import type { Tokens } from '../signing/token/index.ts';
import type { TrustStore } from '../signing/trust.ts';
import type { VerificationOptions } from '../services/verification.ts';
import type { Verifier } from '../services/verification-in-worker.ts';
import type { Session } from './session.ts';
import type { SettingsStore } from './settings.ts';
import type { TokenDrivers } from './token-drivers.ts';

export interface Context {
  readonly options: ServiceOptions;
  readonly session: Session;
  readonly settings: SettingsStore;
  readonly trust: TrustStore;
  readonly drivers: TokenDrivers;
  /** Loads none but the drivers the user has chosen. */
  readonly tokens: Tokens;
  readonly verifier: Verifier;
  /** Prints a record again, to see that a file is still what it says. */
  readonly reprint: VerificationOptions['reprint'];
  /** Loaded on first use: the window shows before the law is read. */
  law(): Law;
  /** Today in Việt Nam. */
  today(): string;
  /** This instant, as stored. */
  now(): string;
}
