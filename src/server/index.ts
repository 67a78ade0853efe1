// The server: HTTP over the gate and the site. It opens the archive for reading only, so that editing and serving never
// wait for each other. Imports language, archive, dossiers and site.

export { type Answer, answerOf } from './answer.ts';
export { createPublicApp } from './public-app.ts';
export { type RunningServer, type ServerOptions, startServer } from './start-server.ts';
