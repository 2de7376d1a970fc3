import { type BrowserWindow, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'

const editing: MenuItemConstructorOptions[] = [
  { role: 'undo' },
  { role: 'redo' },
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
]

/** The menu bar: editing, text size, leaving. `forDevelopers` adds the tools a packed product does not have. */
export function buildMenu(forDevelopers: boolean): Menu {
  const tools: MenuItemConstructorOptions[] = forDevelopers
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : []
  return Menu.buildFromTemplate([
    { label: '&SSST Desk', submenu: [{ role: 'quit', label: 'Close SSST Desk' }] },
    { label: '&Edit', submenu: editing },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn', label: 'Larger text' },
        { role: 'zoomOut', label: 'Smaller text' },
        { role: 'resetZoom', label: 'Normal text size' },
        { type: 'separator' },
        { role: 'togglefullscreen', label: 'Full screen' },
        ...tools,
      ],
    },
  ])
}

/** The right-click menu, which Electron does not have by itself: only where there is something to edit or copy. */
export function offerEditing(contents: WebContents, window: BrowserWindow): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (isEditable) Menu.buildFromTemplate(editing).popup({ window })
    else if (selectionText.trim() !== '') Menu.buildFromTemplate([{ role: 'copy' }]).popup({ window })
  })
}
