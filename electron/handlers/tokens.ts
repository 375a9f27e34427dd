/** USB tokens: choosing the driver, looking at what is plugged in. Signing with them is part of signing (handlers/dossiers.ts). */
import type { Handlers } from '../../core/api.ts';
import { refuseUnlikelyModule } from '../signing/token/file.ts';
import type { Context } from './context.ts';

type Methods = 'token.pickModule' | 'token.modules' | 'token.look' | 'token.cancel';

export const tokenHandlers = ({ options, drivers, tokens }: Context): Pick<Handlers, Methods> => ({
  'token.pickModule': async () => {
    const [file] = await options.dialogs.openFile({
      title: 'Chọn thư viện PKCS#11 của USB token',
      filters: [{ name: 'Thư viện PKCS#11', extensions: ['dll', 'so', 'dylib'] }],
      multiple: false,
    });
    if (file === undefined) return null;
    refuseUnlikelyModule(file);
    drivers.picked(file);
    return file;
  },
  'token.modules': () => ({ chosen: drivers.chosen(), suggestions: drivers.suggestions() }),
  'token.look': async ({ module, login }) => ({ tokens: await tokens.look(module, login) }),
  'token.cancel': () => {
    tokens.cancel();
    return {};
  },
});
