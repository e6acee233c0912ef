import { create } from 'zustand';

const useStore = create<{ readonly direction: 'ltr' | 'rtl' }>(() => ({ direction: 'ltr' }));

/** The way time and numbers run in charts: left to right until the person turns it. */
export function useTimeDirection(): 'ltr' | 'rtl' {
  return useStore((state) => state.direction);
}

/** Turns the time axes of all charts. */
export function turnTime(): void {
  useStore.setState(({ direction }) => ({ direction: direction === 'ltr' ? 'rtl' : 'ltr' }));
}
