/** Which drivers the user has chosen. Loading a library runs its code, so no other is ever loaded, whoever asks for it. */
import type { TokenModule } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';
import { knownModules, namedModule } from '../signing/token/places.ts';
import type { SettingsStore } from './settings.ts';

export interface TokenDrivers {
  /** The one in use. */
  chosen(): TokenModule | null;
  /** Those in known places of this computer. */
  suggestions(): TokenModule[];
  /** Remembers a file that the user picked in the system's dialog. */
  picked(path: string): void;
  /** FORBIDDEN unless the driver was picked, suggested or chosen before. */
  admit(path: string): void;
}

export function tokenDrivers(settings: SettingsStore): TokenDrivers {
  const pickedNow = new Set<string>();
  return {
    chosen: () => {
      const { tokenModule } = settings.get();
      return tokenModule === '' ? null : namedModule(tokenModule);
    },
    suggestions: () => knownModules(),
    picked: (path) => {
      pickedNow.add(path);
      settings.save({ tokenModule: path });
    },
    admit: (path) => {
      if (pickedNow.has(path) || settings.get().tokenModule === path || knownModules().some((known) => known.path === path)) return;
      throw new FailureError(
        'FORBIDDEN',
        `Thư viện «${path}» chưa được chọn qua hộp chọn tệp nên phần mềm không nạp thư viện này. Bấm chọn tệp thư viện PKCS#11 của driver rồi thử lại.`,
      );
    },
  };
}
