/** Workspaces for tests: real files in a folder of their own, with a clock and ids that repeat. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptySystem } from '../../core/assessment/empty.ts';
import type { Level } from '../../core/checklist/model.ts';
import type { InformationSystem } from '../../core/assessment/model.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from './index.ts';

export const DIGEST = 'a'.repeat(64);
export const item = (id: string): { id: string; digest: string } => ({ id, digest: DIGEST });

/** A clock that advances a second at each look, from 22/11/2026. */
export function repeatingOptions(): WorkspaceOptions {
  let looks = 0;
  let ids = 0;
  return {
    clock: () => new Date(Date.UTC(2026, 10, 22, 2, 0, looks++)),
    newId: () => `id-${++ids}`,
    actor: 'Lê Quang Minh',
  };
}

/** A folder with marks and a space in its name, as Windows users have them. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'Kho dữ liệu ảnh '));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export const sampleSystem = (id: string, level: Level = 3): InformationSystem => ({
  ...emptySystem({
    id,
    name: `Hệ thống ${id}`,
    shortName: id,
    purpose: '',
    ownerName: 'Bệnh viện',
    operatorName: 'Phòng CNTT',
    framework: 'nd331-2026',
  }),
  level,
});

export const BASIS = { framework: 'nd331-2026' as const, level: 3, checklistDigest: DIGEST };

/** A workspace with one system and its assessment of 2026; at level 1 it prints fewest pages. */
export function filledWorkspace(file: string, level: Level = 3): { workspace: Workspace; assessment: string } {
  const workspace = createWorkspace(file, repeatingOptions());
  workspace.systems.add(sampleSystem('his', level));
  return { workspace, assessment: workspace.assessments.ensure('his', 2026, { ...BASIS, level }).id };
}
