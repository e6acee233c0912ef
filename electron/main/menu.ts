import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellCommand } from '../../shared/contract/shell.ts';

type PlainCommand = Exclude<ShellCommand['command'], 'openProject' | 'importFile'>;
type Label = 'file' | 'edit' | 'view' | 'help' | PlainCommand;

/** Labels of the menu; the roles of Electron are translated by the system. */
const LABELS: Readonly<Record<'en' | 'fa', Readonly<Record<Label, string>>>> = {
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    help: 'Help',
    new: 'New client file…',
    open: 'Open…',
    import: 'Import a file…',
    print: 'Report…',
    settings: 'Settings',
    palette: 'Find a command…',
    shortcuts: 'Keyboard shortcuts',
  },
  fa: {
    file: 'پرونده',
    edit: 'ویرایش',
    view: 'نما',
    help: 'راهنما',
    new: 'پروندهٔ مشتری تازه…',
    open: 'باز کردن…',
    import: 'وارد کردن فایل…',
    print: 'گزارش…',
    settings: 'تنظیمات',
    palette: 'یافتن فرمان…',
    shortcuts: 'میان‌برهای صفحه‌کلید',
  },
};

/** The application menu; every entry is a command the window also has in its palette. */
export function buildMenu(locale: string, send: (command: ShellCommand) => void): Menu {
  const labels = LABELS[locale.startsWith('fa') ? 'fa' : 'en'];
  const item = (command: PlainCommand, accelerator: string): MenuItemConstructorOptions => ({
    label: labels[command],
    accelerator,
    click: () => send({ command }),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: labels.file,
      submenu: [
        item('new', 'CmdOrCtrl+N'),
        item('open', 'CmdOrCtrl+O'),
        { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] },
        { type: 'separator' },
        item('import', 'CmdOrCtrl+I'),
        item('print', 'CmdOrCtrl+P'),
        { type: 'separator' },
        item('settings', 'CmdOrCtrl+,'),
        { role: 'quit' },
      ],
    },
    { role: 'editMenu', label: labels.edit },
    {
      label: labels.view,
      submenu: [
        item('palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'help', label: labels.help, submenu: [item('shortcuts', 'F1')] },
  ];
  return Menu.buildFromTemplate(template);
}
