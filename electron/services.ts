/** Answers the contract of the window by joining the rooms; the only place where they meet. */
import { join } from 'node:path';
import type { Handlers } from '../core/api.ts';
import { vietnamDate } from '../core/date.ts';
import { loadLaw } from './law/load.ts';
import type { ServiceOptions } from './service-options.ts';
import { approvalHandlers } from './handlers/approval.ts';
import { assessmentHandlers } from './handlers/assessment.ts';
import type { Context } from './handlers/context.ts';
import { dossierHandlers } from './handlers/dossiers.ts';
import { evidenceHandlers } from './handlers/evidence.ts';
import { levelHandlers } from './handlers/level.ts';
import { programHandlers } from './handlers/program.ts';
import { dutiesHandlers } from './handlers/duties.ts';
import { levelDossierHandlers } from './handlers/level-dossier.ts';
import { lifeHandlers } from './handlers/life.ts';
import { riskHandlers } from './handlers/risk.ts';
import { createSession } from './handlers/session.ts';
import { openSettings } from './handlers/settings.ts';
import { carryOverHandlers } from './handlers/carry-over.ts';
import { commonGridHandlers } from './handlers/grid.ts';
import { plansHandlers } from './handlers/plans.ts';
import { outsideHandlers } from './handlers/outside-help.ts';
import { overviewHandlers } from './handlers/overview.ts';
import { progressHandlers } from './handlers/progress.ts';
import { searchHandlers } from './handlers/search.ts';
import { redactionHandlers } from './handlers/redaction.ts';
import { undoHandlers } from './handlers/undo.ts';
import { packageHandlers } from './handlers/package.ts';
import { sendingHandlers } from './handlers/sending.ts';
import { unitHandlers } from './handlers/unit.ts';
import { verifyHandlers } from './handlers/verify.ts';
import { workspaceHandlers } from './handlers/workspaces.ts';
import { signingHandlers } from './handlers/signing.ts';
import { tokenDrivers } from './handlers/token-drivers.ts';
import { tokenHandlers } from './handlers/tokens.ts';
import { openTokens } from './signing/token/index.ts';
import { forkTokenProcess } from './signing/token/spawn.ts';
import { rememberingLast, reprinter } from './services/dossier.ts';
import { createVerifier } from './services/verification-in-worker.ts';
import { openTrustStore } from './signing/trust.ts';

export interface Services {
  readonly handlers: Handlers;
  /** How large the page is shown, as kept in the settings. */
  zoom(): number;
  /** Closes the workspace; to be called when the program ends. */
  dispose(): void;
}

export function createServices(options: ServiceOptions): Services {
  const settings = openSettings(options.userData);
  const session = createSession(
    () => ({ clock: options.clock, newId: options.newId, actor: settings.get().userName }),
    (workspace) => options.emit('workspace.changed', { workspace }),
  );
  let { law } = options;
  const drivers = tokenDrivers(settings);
  const tokens = openTokens({
    spawn: options.startTokenProcess ?? forkTokenProcess(options.paths.tokenProcess),
    clock: options.clock,
    admit: drivers.admit,
  });
  const context: Context = {
    options,
    session,
    settings,
    trust: openTrustStore(join(options.userData, 'trust')),
    drivers,
    tokens,
    verifier: createVerifier(options.paths),
    reprint: rememberingLast(reprinter(options.paths)),
    law: () => (law ??= loadLaw(options.paths.checklists, options.paths.compiledLaw)),
    today: () => vietnamDate(options.clock()),
    now: () => options.clock().toISOString(),
  };
  return {
    handlers: {
      ...programHandlers(context),
      ...workspaceHandlers(context),
      ...unitHandlers(context),
      ...levelHandlers(context),
      ...riskHandlers(context),
      ...approvalHandlers(context),
      ...lifeHandlers(context),
      ...dutiesHandlers(context),
      ...levelDossierHandlers(context),
      ...assessmentHandlers(context),
      ...evidenceHandlers(context),
      ...dossierHandlers(context),
      ...signingHandlers(context),
      ...verifyHandlers(context),
      ...tokenHandlers(context),
      ...carryOverHandlers(context),
      ...commonGridHandlers(context),
      ...plansHandlers(context),
      ...outsideHandlers(context),
      ...overviewHandlers(context),
      ...progressHandlers(context),
      ...searchHandlers(context),
      ...redactionHandlers(context),
      ...packageHandlers(context),
      ...sendingHandlers(context),
      ...undoHandlers(context),
    },
    zoom: () => settings.get().zoom,
    dispose: () => {
      tokens.cancel();
      context.verifier.dispose();
      session.close();
    },
  };
}
