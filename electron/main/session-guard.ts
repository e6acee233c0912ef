import type { Session } from 'electron';
import { APP_SCHEME, isAppUrl } from './origin.ts';

const CLIPBOARD_WRITE = 'clipboard-sanitized-write';

/**
 * Shuts a session off: no permission but writing to the clipboard from our own page, and no request but to our own scheme
 * (and what the page made itself: data: and blob:).
 */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, grant, details) => {
    grant(permission === CLIPBOARD_WRITE && isAppUrl(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => permission === CLIPBOARD_WRITE && isAppUrl(`${requestingOrigin}/`));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedRequest(details.url) });
  });
  session.setSpellCheckerEnabled(false);
}

function isAllowedRequest(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (protocol === `${APP_SCHEME}:`) return isAppUrl(address);
  return protocol === 'data:' || protocol === 'blob:' || protocol === 'devtools:';
}
