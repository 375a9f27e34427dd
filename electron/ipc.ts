/** The dispatcher between window and services: checks the sender, the method, the input and the output. Knows no Electron. */
import { z } from 'zod';
import { contract, type Handlers, type Method, type Wire } from '../core/api.ts';
import { FailureError, failureOf, type Failure } from '../core/failure.ts';
import { schemaWords } from '../core/schema-words.ts';
import { isOwnPage } from './security.ts';

/** The frame a message came from; undefined when it is gone already. */
export interface Sender {
  url: string | undefined;
  isMainFrame: boolean;
}

export type Dispatch = (sender: Sender, method: unknown, input: unknown) => Promise<Wire>;

/** A dispatcher over `handlers`. It never throws: whatever goes wrong comes back as a failure with its code. */
export function createDispatcher(handlers: Handlers): Dispatch {
  return async (sender, method, input) => {
    try {
      return { ok: true, value: await dispatch(handlers, sender, method, input) };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  };
}

async function dispatch(handlers: Handlers, sender: Sender, method: unknown, input: unknown): Promise<unknown> {
  if (sender.url === undefined || !sender.isMainFrame || !isOwnPage(sender.url)) {
    throw new FailureError(
      'FORBIDDEN',
      'Yêu cầu không đến từ cửa sổ của phần mềm nên bị từ chối. Không có dữ liệu nào thay đổi. Đóng và mở lại phần mềm.',
    );
  }
  if (!isMethod(method)) {
    throw new FailureError(
      'FORBIDDEN',
      'Phần mềm không có chức năng được yêu cầu nên đã từ chối. Không có dữ liệu nào thay đổi. Cài lại phần mềm nếu lỗi lặp lại.',
    );
  }
  const parsed = contract[method].input.safeParse(input, { error: schemaWords });
  if (!parsed.success) {
    throw new FailureError(
      'INVALID_INPUT',
      'Nội dung gửi đi không đúng quy cách nên chưa được lưu. Sửa các mục được nêu rồi thực hiện lại.',
      detailsOf(parsed.error),
    );
  }
  // TypeScript can't see that the handler and the schema of one method belong together; the contract's types say they do.
  const handler: (input: never) => unknown = handlers[method];
  const output = contract[method].output.safeParse(await handler(parsed.data as never));
  if (!output.success) throw new Error(`${method}: ${z.prettifyError(output.error)}`);
  return output.data;
}

/** Own names only: `__proto__` or `toString` are no methods. */
function isMethod(method: unknown): method is Method {
  return typeof method === 'string' && Object.hasOwn(contract, method);
}

function detailsOf(error: z.ZodError): Failure['details'] {
  return error.issues.map((issue) => ({ where: issue.path.map(String).join('.'), text: issue.message }));
}
