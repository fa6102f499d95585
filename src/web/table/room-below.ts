import { type RefObject, useLayoutEffect, useState } from 'react';

/** How many pixels a table may take: whole rows, from where it begins to the foot of the window; it scrolls within. */
export function useRoomBelow(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(FEWEST_ROWS * ROW_HEIGHT);
  useLayoutEffect(() => {
    const measure = () => {
      const top = (element.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      const rows = Math.floor((window.innerHeight - top - MARGIN) / ROW_HEIGHT);
      setRoom(Math.max(FEWEST_ROWS, rows) * ROW_HEIGHT + BORDERS);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element]);
  return room;
}

/** As in table.css. */
export const ROW_HEIGHT = 36;
const FEWEST_ROWS = 8;
const MARGIN = 20;
const BORDERS = 3;
