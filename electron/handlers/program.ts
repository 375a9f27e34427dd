/** Program, settings and law: what needs no workspace. */
import type { Handlers } from '../../core/api.ts';
import { sqliteVersion } from '../workspace/index.ts';
import { FailureError } from '../../core/failure.ts';
import { isServiceAddress } from '../signing/network.ts';
import type { Context } from './context.ts';

type Methods =
  'app.info' | 'settings.get' | 'settings.save' | 'window.answerClosing' | 'law.frameworks' | 'law.templates' | 'law.checklist';

export const programHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'app.info': () => ({
    version: context.options.version,
    sqlite: sqliteVersion(),
    today: context.today(),
    now: context.now(),
    documents: context.options.documents,
    host: context.options.host,
  }),
  'settings.get': () => context.settings.get(),
  'settings.save': (change) => {
    if (change.tokenModule !== undefined && change.tokenModule !== '') context.drivers.admit(change.tokenModule);
    if (change.timestampUrl !== undefined && change.timestampUrl !== '') refuseAddress(change.timestampUrl);
    context.settings.save(change);
    if (change.zoom !== undefined) context.options.window.setZoom(change.zoom);
    if (change.userName !== undefined) context.session.current()?.actor.set(change.userName);
    return {};
  },
  'window.answerClosing': ({ close }) => {
    context.options.window.answerClosing(close);
    return {};
  },
  'law.frameworks': () => {
    const law = context.law();
    return law.frameworks.map((framework) => ({
      id: framework.id,
      content: framework,
      levels: law.levels(framework.id),
    }));
  },
  'law.templates': () => [...context.law().templates()],
  'law.checklist': ({ framework, level }) => context.law().checklist(framework, level),
});

/** Settings are kept as plain text: an address with a password in it is not. */
function refuseAddress(text: string): void {
  const isPlain = isServiceAddress(text) && new URL(text).username === '' && new URL(text).password === '';
  if (!isPlain) {
    throw new FailureError(
      'INVALID_INPUT',
      'Địa chỉ dịch vụ dấu thời gian phải bắt đầu bằng http:// hoặc https:// và không kèm tên, mật khẩu, vì địa chỉ được lưu lại trên máy; địa chỉ cũ được giữ nguyên. Sửa lại địa chỉ.',
    );
  }
}
