// The look of what surrounds the pictures; colours and type follow Streamlit's theme.
export const sheet = new CSSStyleSheet()
sheet.replaceSync(`
.peta { container-type: inline-size; font-family: var(--st-font); color: var(--st-text-color); font-size: 14px; line-height: 1.35; }
.bar { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin: 6px 0; }
.bar input { flex: 1 1 140px; min-width: 120px; accent-color: var(--st-primary-color); height: 24px; }
.bar select { max-width: 100%; min-height: 32px; padding: 2px 4px; font: inherit; font-weight: 600; color: inherit; background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); cursor: pointer; }
.bar select[hidden] { display: none; }
.bar .month { min-width: 8.5em; font-weight: 600; font-variant-numeric: tabular-nums; }
.peta button { font: inherit; color: inherit; background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); min-width: 32px; min-height: 32px; padding: 4px 6px; display: inline-flex; align-items: center; justify-content: center; gap: 4px; cursor: pointer; }
.peta button:hover { border-color: var(--st-primary-color); }
.peta button:focus-visible, .bar input:focus-visible, .bar select:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
.panel { position: relative; }
.panel:fullscreen { background: var(--st-background-color); padding: 0 8px; box-sizing: border-box; overflow: auto; }
.bar.on { position: absolute; left: 6px; bottom: 22px; margin: 0; z-index: 1; }
.compact .frame { border: 0; }
.body { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px 12px; align-items: start; position: relative; }
.body.beside { grid-template-columns: minmax(0, 1fr) 218px; }
.above .legend { order: -1; }
.above .legend ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(158px, 1fr)); }
.below .legend ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(165px, 1fr)); }
.over .legend { position: absolute; top: 38px; right: 8px; width: 246px; box-sizing: border-box; padding: 3px; border-radius: var(--st-base-radius); background: color-mix(in srgb, var(--paper) 86%, transparent); }
.over .legend small { font-size: 11px; }
.over .legend h3 { padding: 0 5px; font-size: 12.5px; flex-wrap: wrap; gap: 0 6px; }
.over .legend button { min-height: 25px; padding: 1px 4px; font-size: 12.5px; background: transparent; }
.stage { position: relative; display: flex; gap: 8px; }
.frame { position: relative; flex: 1 1 0; min-width: 0; border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius); overflow: hidden; }
.pane, .legend { forced-color-adjust: none; }
.pane { display: block; width: 100%; touch-action: pan-y; user-select: none; -webkit-user-select: none; }
.pane.zoomed { touch-action: none; cursor: grab; }
.pane [data-area] { cursor: pointer; outline: none; }
.group { display: flex; gap: 4px; }
.tip { position: absolute; left: 0; top: 0; z-index: 2; pointer-events: none; max-width: 250px; padding: 6px 9px; border-radius: 4px; font-size: 13px; background: var(--st-text-color); color: var(--st-background-color); box-shadow: 0 2px 8px rgb(0 0 0 / .3); }
.tip b { display: block; }
.legend { color: var(--ink); background: var(--paper); border-radius: var(--st-base-radius); }
.legend h3 { font: inherit; font-weight: 600; margin: 0 0 2px; display: flex; justify-content: space-between; gap: 6px; }
.legend .dates { display: flex; justify-content: flex-end; gap: 6px; font-size: 11.5px; }
.legend .dates span { width: 4.2em; text-align: right; }
.legend ul { list-style: none; margin: 0; padding: 0; }
.legend button { width: 100%; display: grid; grid-template-columns: minmax(30px, auto) minmax(0, 1fr) auto; align-items: center; gap: 7px; text-align: left; border-color: transparent; background: none; padding: 3px 4px; min-height: 28px; font-size: 13px; }
.legend button[aria-pressed=true] { border-color: var(--mark); box-shadow: inset 0 0 0 1px var(--mark); }
.legend button:focus-visible { outline-color: var(--ink); }
.legend .symbols { display: flex; flex-wrap: wrap; gap: 0 8px; margin: 2px 4px 0; font-size: 11.5px; }
.legend .symbols span { display: inline-flex; align-items: center; gap: 3px; }
.legend .symbols svg { flex: none; }
.legend .swatch { display: block; margin: auto; }
.legend .count { font-variant-numeric: tabular-nums; font-weight: 600; display: flex; gap: 6px; }
.legend .count span { min-width: 1.6em; text-align: right; }
.legend.two small { display: none; }
.legend.two .count span { width: 3.4em; }
.legend small { display: block; font-size: 11.5px; line-height: 1.25; opacity: .86; }
.notes p { margin: 2px 4px 0; font-size: 11.5px; opacity: .9; }
.readout { min-height: 2.7em; margin: 4px 0 0; font-size: 13.5px; }
.rule { margin: 0; font-size: 12.5px; opacity: .9; }
.rule ul { margin: 2px 0 4px; padding-left: 18px; }
.peta.room { font-size: 1rem; }
.projected, .projected ~ .readout { font-size: 1rem; line-height: 1.25; }
.projected ~ .readout { min-height: 1.25em; margin: 0.2rem 0 0; }
.projected ~ .rule, .projected .legend .symbols, .projected .legend small { display: none; }
.projected .legend { width: auto; top: 8px; }
.projected .legend h3, .projected .legend button, .projected .tip { font-size: 1rem; }
.projected .legend button { min-height: 0; padding: 0.1rem 0.3rem; }
.projected .legend .swatch { width: 1.5rem; height: 1.3rem; }
.projected .tip { max-width: 60%; }
.projected .bar.on { bottom: 8px; }
.hidden { display: none; }
.printed { display: none; }
@media print {
  .bar, .tip, .rule { display: none; }
  .body { display: block; }
  .legend { position: static !important; width: auto !important; margin-top: 6px; break-inside: avoid; }
  .legend ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(158px, 1fr)); }
  .frame { break-inside: avoid; }
  .printed { display: block; columns: 3; column-gap: 18px; margin: 10px 0 0; padding: 0; list-style: none; font-size: 11px; }
  .printed li { display: flex; justify-content: space-between; gap: 8px; break-inside: avoid; border-bottom: 1px solid var(--st-border-color); }
  .printed b { font-variant-numeric: tabular-nums; white-space: nowrap; }
}
@container (max-width: 720px) {
  .bar .month { min-width: 7.4em; }
}
@container (max-width: 720px) {
  .over .legend { width: 214px; }
}
@container (max-width: 620px) {
  .bar.on { bottom: 6px; }
  .bar.on button { min-width: 28px; min-height: 28px; padding: 2px; }
  .compact .legend { width: 172px; right: 2px; top: 46px; }
  .compact .legend h3 { display: none; }
  .compact .legend button { font-size: 11.5px; min-height: 19px; padding: 0 2px; gap: 3px; grid-template-columns: 24px minmax(0, 1fr) auto; }
  .compact .legend .swatch { width: 22px; height: 18px; }
  .compact .legend small { font-size: 10px; line-height: 1.1; }
  .compact .legend .symbols { font-size: 10.5px; }
}
@container (max-width: 560px) {
  .projected .bar.on { position: static; }
  .stage { flex-direction: column; }
  .frame { flex: none; }
}
@container (max-width: 460px) {
  .compact .legend { width: 108px; }
  .compact .legend button { font-size: 10px; grid-template-columns: 20px minmax(0, 1fr); min-height: 16px; }
  .compact .legend .count, .compact .legend small { display: none; }
  .compact .legend .swatch { width: 18px; height: 14px; }
}
`)
