/** A window with so little height (a large one at 400 %) that nothing can stay in place beside what it is about: the wizard scrolls as one page. */
export const SHORT_WINDOW = '@media (max-height: 520px)';
