/** True where the command key is ⌘. */
export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);
/** Name of the command key on this machine. */
export const COMMAND_KEY = IS_MAC ? '⌘' : 'Ctrl';

/** True when the event types into something: single-key shortcuts must not fire then. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
