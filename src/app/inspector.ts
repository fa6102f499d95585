import { parentPort, workerData } from 'node:worker_threads';
import type { Task } from '#src/roster/commands/inspection-messages.ts';
import { InspectorDesk } from '#src/roster/commands/inspector-desk.ts';

// A thread of its own for one inspector: tasks in, replies out. What it was assigned came with the thread.
const desk = new InspectorDesk(workerData);

parentPort?.on('message', (task: Task) => {
  const reply = desk.perform(task);
  const moved = reply.do === 'drain' ? reply.kept.map(({ buffer }) => buffer) : [reply.findings.buffer];
  parentPort?.postMessage(reply, moved as ArrayBuffer[]); // none of them is shared memory
});
