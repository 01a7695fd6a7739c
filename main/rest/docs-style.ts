/** The style of the reference page: the system's fonts, light and dark, nothing to fetch. */
export const DOCS_STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2024, #edeef0);
  --soft: light-dark(#60646c, #b0b4ba);
  --page: light-dark(#fff, #111113);
  --panel: light-dark(#f6f7f9, #18191b);
  --line: light-dark(#d9d9e0, #363a3f);
  --link: light-dark(#0b68cb, #70b8ff);
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body {
  margin: 0; display: grid; grid-template-columns: 19rem minmax(0, 1fr);
  font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--page);
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, pre { font: 0.9em/1.5 ui-monospace, Consolas, monospace; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--page); z-index: 1; }
nav {
  position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.25rem;
  background: var(--panel); border-right: 1px solid var(--line);
}
nav h2 { margin: 1.25rem 0 0.25rem; font-size: 0.8rem; text-transform: uppercase; letter-spacing: 0.05em; color: var(--soft); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a {
  display: flex; gap: 0.4rem; align-items: baseline; padding: 0.2rem 0.4rem; border-radius: 0.3rem; font-size: 0.875rem;
  color: inherit; text-decoration: none;
}
nav li span:last-child { min-width: 0; overflow-wrap: anywhere; }
nav li a:hover { background: var(--line); }
.brand { margin: 0; font-weight: 650; }
.brand small { font-weight: 400; color: var(--soft); }
main { padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; max-width: 68rem; }
h1 { margin-top: 0; line-height: 1.2; }
section { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
section h2, section h3 { margin: 0 0 0.5rem; font-size: 1.15rem; scroll-margin-top: 1rem; }
h2.types { margin-top: 4rem; }
.method {
  display: inline-block; flex: none; min-width: 3.9em; padding: 0.05em 0.4em; border-radius: 0.3em;
  font: 600 0.72rem/1.5 ui-monospace, Consolas, monospace; text-align: center; color: #fff; background: #5c5f66;
}
.method.get { background: #0b68cb; }
.method.post { background: #1f7a42; }
.method.patch { background: #9a4e00; }
.method.delete { background: #c4292b; }
pre { margin: 0.75rem 0; padding: 0.75rem 1rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 0.4rem; }
.scroll { overflow-x: auto; margin: 0.75rem 0; }
table { width: 100%; border-collapse: collapse; font-size: 0.925rem; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-top: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); font-size: 0.8rem; border-top: 0; }
th:first-child { width: 32%; } td:nth-child(2) { width: 30%; }
.required { font-size: 0.75rem; color: light-dark(#b0281a, #ff9592); }
details { margin: 0.4rem 0; }
summary { cursor: pointer; font-weight: 600; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; max-height: 40vh; } }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print { nav, .skip { display: none; } body { display: block; } }
`;
