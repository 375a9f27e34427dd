/** The workspace that is open in this program: one at most. */
import type { WorkspaceInfo } from '../../core/api.ts';
import type { UnitProfile } from '../../core/assessment/model.ts';
import { FailureError } from '../../core/failure.ts';
import { createWorkspace, openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace/index.ts';

export interface Session {
  /** Null while none is open. */
  current(): Workspace | null;
  /** The open workspace; NO_WORKSPACE while none is open. */
  need(): Workspace;
  info(): WorkspaceInfo | null;
  /** Opens a workspace and closes the one before, which stays open when opening fails. */
  open(file: string): Workspace;
  /** Creates a workspace of this unit, opens it and closes the one before. */
  create(file: string, unit: UnitProfile): Workspace;
  close(): void;
}

export function createSession(options: () => WorkspaceOptions, changed: (info: WorkspaceInfo | null) => void): Session {
  let workspace: Workspace | null = null;

  const info = (): WorkspaceInfo | null => (workspace === null ? null : { file: workspace.file, ...workspace.info() });

  const take = (next: Workspace): Workspace => {
    workspace?.close();
    workspace = next;
    changed(info());
    return next;
  };

  return {
    current: () => workspace,
    need: () => {
      if (workspace === null) {
        throw new FailureError(
          'NO_WORKSPACE',
          'Chưa mở kho làm việc nào nên chưa có dữ liệu để làm việc này. Mở kho có sẵn hoặc tạo kho mới ở màn hình đầu.',
        );
      }
      return workspace;
    },
    info,
    open: (file) => {
      if (workspace !== null && workspace.file === file) return workspace;
      return take(openWorkspace(file, options()));
    },
    create: (file, unit) => take(createWorkspace(file, { ...options(), unit })),
    close: () => {
      if (workspace === null) return;
      workspace.close();
      workspace = null;
      changed(null);
    },
  };
}
