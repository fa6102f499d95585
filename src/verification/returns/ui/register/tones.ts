import type { ArrivalName } from '../../arrival.ts';

/** 语气 — how each outcome is told apart at a glance and by ear; the words say the rest. */
export type Tone = 'done' | 'same' | 'look' | 'elsewhere' | 'wrong';

export const ARRIVAL_TONES: Readonly<Record<ArrivalName, Tone>> = {
  counted: 'done',
  'noted-before': 'done',
  again: 'same',
  'second-return': 'look',
  'after-keying': 'look',
  signed: 'look',
  left: 'look',
  'no-line': 'look',
  transferred: 'elsewhere',
  'other-school': 'elsewhere',
  'other-campaign': 'wrong',
  mistyped: 'wrong',
  unknown: 'wrong',
};

export const TONE_SIGNS: Readonly<Record<Tone, string>> = {
  done: '✓',
  same: '＝',
  look: '！',
  elsewhere: '→',
  wrong: '✕',
};

/** Of what the server says, which is of our own list. */
export function toneOf(is: string): Tone {
  const tones: Readonly<Record<string, Tone>> = ARRIVAL_TONES;
  return tones[is] ?? 'look';
}

/** Hertz, one note after the other: who looks at the paper hears what became of it. */
const NOTES: Readonly<Record<Tone, readonly number[]>> = {
  done: [1320],
  same: [880, 880],
  look: [660, 660],
  elsewhere: [660, 990],
  wrong: [220, 180],
};

/** 声音 — off unless somebody wants it. A browser without sound stays silent. */
export function sound(tone: Tone): void {
  try {
    const device = new AudioContext();
    const [volume, length] = [device.createGain(), 0.11];
    volume.gain.value = 0.12;
    volume.connect(device.destination);
    for (const [at, frequency] of NOTES[tone].entries()) {
      const note = device.createOscillator();
      note.frequency.value = frequency;
      note.connect(volume);
      note.start(device.currentTime + at * (length + 0.03));
      note.stop(device.currentTime + at * (length + 0.03) + length);
    }
    setTimeout(() => device.close(), 600);
  } catch {
    // no sound device: the page says it all the same
  }
}
