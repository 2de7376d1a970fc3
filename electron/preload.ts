import { contextBridge, ipcRenderer } from 'electron'
import { type DeskBridge, ipcChannel } from '../shared/host/carrier'

const desk: DeskBridge = {
  call: (name, frame) => ipcRenderer.invoke(ipcChannel, name, frame),
}

contextBridge.exposeInMainWorld('desk', desk)
