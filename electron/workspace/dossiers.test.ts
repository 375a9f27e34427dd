import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { digestOf, digestOfBytes } from '../../core/canonical.ts';
import type { NewDossier } from './dossiers.ts';
import { repeatingOptions, temporaryFolder } from './fixture.ts';
import { checkWorkspaceFile, createWorkspace, openWorkspace, type Workspace } from './index.ts';

const dossier = (id: string, more: Partial<NewDossier> = {}): NewDossier => ({
  id,
  year: 2026,
  draft: false,
  pages: 3,
  record: JSON.stringify({ id }),
  recordDigest: digestOf({ id }),
  pdf: Buffer.from(`%PDF ${id}`),
  warnings: 0,
  ...more,
});
const sending = (id: string, dossierId: string) => ({
  id,
  dossierId,
  sentOn: '2026-12-18',
  channel: 'document_system' as const,
  recipient: 'Sở Y tế',
  reference: '1234/VB',
  note: '',
});
const signature = (role: string) => ({ role, signer: role === 'head' ? 'Khải' : 'Minh', signedAt: '2026-12-17T02:00:00.000Z' });

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let workspace: Workspace;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'kho.antam');
  workspace = createWorkspace(file, repeatingOptions());
});
afterEach(() => {
  workspace.close();
  folder.remove();
});

describe('the life of dossiers', () => {
  it('tells whose report each is, what replaces what, and how it was sent; of all years, newest first', () => {
    workspace.dossiers.add(dossier('cũ', { year: 2025 }));
    workspace.dossiers.add(dossier('một'));
    workspace.dossiers.add(dossier('nháp', { draft: true, replaces: 'một' }));
    expect(workspace.dossiers.get('một').replacedBy).toBeNull();
    workspace.dossiers.add(dossier('hai', { replaces: 'một', report: { kind: 'operator', by: 'Công ty A' } }));
    workspace.dossierSendings.put(sending('g1', 'một'));
    expect(workspace.dossiers.list().map(({ id }) => id)).toEqual(['hai', 'nháp', 'một', 'cũ']);
    expect(workspace.dossiers.get('một')).toMatchObject({
      report: { kind: 'owner', by: '' },
      replaces: null,
      replacedBy: 'hai',
      sendings: [{ id: 'g1', sentOn: '2026-12-18' }],
    });
    expect(workspace.dossiers.get('hai')).toMatchObject({ report: { kind: 'operator', by: 'Công ty A' }, replaces: 'một', sendings: [] });
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
  });

  it('a recorded sending can be taken back and done again', () => {
    workspace.dossiers.add(dossier('một'));
    workspace.dossierSendings.put(sending('g1', 'một'));
    workspace.undo.undo();
    expect(workspace.dossiers.get('một').sendings).toEqual([]);
    workspace.undo.redo();
    expect(workspace.dossiers.get('một').sendings).toEqual([sending('g1', 'một')]);
    expect(workspace.check().ok).toBe(true);
  });

  it('keeps a file that another program signed twice as one state with two signatures', () => {
    workspace.dossiers.add(dossier('một'));
    const base = workspace.dossiers.get('một').sha256;
    const pdf = Buffer.from('%PDF một + hai chữ ký');
    const taken = workspace.dossiers.addSigned('một', base, [signature('preparer'), signature('head')], pdf);
    expect(taken.signatures).toEqual([signature('preparer'), signature('head')]);
    expect(taken.sha256).toBe(digestOfBytes(pdf));
    expect(() => workspace.dossiers.addSigned('một', base, [signature('office')], Buffer.from('%PDF khác'))).toThrow(/vừa có thêm chữ ký/);
    expect(() => workspace.dossiers.addSignature('một', taken.sha256, signature('head'), Buffer.from('%PDF khác'))).toThrow(/vừa có thêm/);
    workspace.close();
    expect(checkWorkspaceFile(file)).toMatchObject({ ok: true, problems: [] });
    workspace = openWorkspace(file, repeatingOptions());
    expect(workspace.dossiers.get('một')).toEqual(taken);
  });
});
