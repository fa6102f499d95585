import { type RefObject, useEffect, useRef, useState } from 'react';

interface Room {
  readonly width: number;
  readonly height: number;
}

/** How much room an element has, in pixels, also after the window was made larger. */
export function useRoom(): readonly [RefObject<HTMLElement | null>, Room] {
  const element = useRef<HTMLElement>(null);
  const [room, setRoom] = useState<Room>({ width: 800, height: 600 });
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measured = new ResizeObserver(() => {
      // Without the bars, which would come and go with the measure itself.
      setRoom({ width: Math.max(100, current.clientWidth - 18), height: Math.max(100, current.clientHeight - 18) });
    });
    measured.observe(current);
    return () => measured.disconnect();
  }, []);
  return [element, room];
}
