/** Risk assessments of the sample: resources/sample/risk.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { emptyRisk, riskAsset, riskAssessment, riskEntry } from '../../core/level/risk.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';

const { id: _emptyId, ...blank } = emptyRisk({ id: 'empty' });

const writtenAssessment = riskAssessment.omit({ id: true, systemId: true }).extend({
  /** Key of the system. */
  system: z.string(),
  assets: z.array(riskAsset.omit({ id: true })),
  /** What is not written is not known yet. */
  entries: z.array(z.preprocess((entry) => (typeof entry === 'object' ? { ...blank, ...entry } : entry), riskEntry.omit({ id: true }))),
});

/** Puts the assessments into the workspace, whose systems are there already. */
export function assessRisks(workspace: Workspace, paths: Paths): void {
  const written = z.array(writtenAssessment).parse(parse(readFileSync(join(dirname(paths.sampleHospital), 'risk.yaml'), 'utf8')));
  written.forEach(({ system, assets, entries, ...rest }, index) => {
    workspace.riskAssessments.put({
      ...rest,
      id: `risk-${index + 1}`,
      systemId: system,
      assets: assets.map((asset, place) => ({ ...asset, id: `asset-${place + 1}` })),
      entries: entries.map((entry, place) => ({ ...entry, id: `entry-${place + 1}` })),
    });
  });
}
