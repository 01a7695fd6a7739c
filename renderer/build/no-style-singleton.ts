/**
 * Stands in for `react-style-singleton`, with which open dialogs and menus stop the page from scrolling by way of a
 * `<style>` element. Our page itself never scrolls, and its policy has no place for inline styles.
 */
export function styleSingleton(): () => null {
  return () => null;
}
