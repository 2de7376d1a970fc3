export { nodeViewer } from '../../scripts/bundle/node-viewer'
