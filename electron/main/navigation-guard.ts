import type { App, WebContents } from 'electron';

/** Nothing navigates, nothing opens, nothing embeds: the window shows one page for its whole life. Applied to every web contents ever made. */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    refuse(contents, 'will-navigate');
    refuse(contents, 'will-redirect');
    refuse(contents, 'will-frame-navigate');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

function refuse(contents: WebContents, event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate'): void {
  contents.on(event as 'will-navigate', (details) => details.preventDefault());
}
