/** What the host needs from the shell that starts it; the only things that differ between Electron, web and CLI. */
export interface PrintOptions {
  readonly paper: 'A4' | 'Letter';
  /** Title of the document, for the PDF's metadata. */
  readonly title: string;
}

export interface BackendPorts {
  readonly shell: 'electron' | 'web' | 'cli';
  readonly appVersion: string;
  /** Settings and recent files. */
  readonly dataDir: string;
  /** Warehouses; may be deleted at any time. */
  readonly cacheDir: string;
  /** Uploads and finished exports; emptied at start. */
  readonly stagingDir: string;
  /** Where new client files go when no path is given. */
  readonly projectsDir: string;
  /**
   * Prints a self-contained HTML file with Chromium and gives the PDF bytes.
   * Rejects with an AppError NO_BROWSER or PRINT_FAILED.
   */
  readonly print: (htmlPath: string, options: PrintOptions, signal: AbortSignal) => Promise<Uint8Array>;
}
