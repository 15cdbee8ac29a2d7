// Where an on-screen keyboard covers the page instead of shrinking it (iOS), the bar at the bottom must move above it: its
// height is kept in the property --keyboard.

export function followKeyboard(): void {
  const view = window.visualViewport;
  if (view === null) return;
  const follow = () => {
    const covered = Math.max(0, innerHeight - view.height - view.offsetTop);
    // Pinch zoom also shrinks the visual viewport; that is no keyboard.
    document.documentElement.style.setProperty("--keyboard", `${view.scale > 1.01 ? 0 : Math.round(covered)}px`);
  };
  view.addEventListener("resize", follow);
  view.addEventListener("scroll", follow);
}
