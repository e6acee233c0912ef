import { create } from 'zustand';

/** One short sentence at the foot of the window, with a way to take back what happened. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));
let lastId = 0;

/** Says something, in place of what was only said before; a notice with an action stays until its time is over. */
export function notify(text: string, action?: Notice['action']): void {
  lastId += 1;
  const notice: Notice = action === undefined ? { id: lastId, text } : { id: lastId, text, action };
  useNotices.setState(({ notices }) => ({ notices: [...notices.filter((before) => before.action !== undefined), notice] }));
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
