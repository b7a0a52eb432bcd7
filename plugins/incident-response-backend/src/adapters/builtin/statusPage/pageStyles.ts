/** Every pair of text and background keeps a contrast of at least 4.5 to 1, in light and dark. */
export const PAGE_STYLES = `
:root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--text:#1a1d21;--muted:#59616d;--line:#dde1e6;
--none:#1a7f4b;--minor:#8a5a00;--major:#b34700;--critical:#b3261e;--maintenance:#2357b8;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#111418;--card:#1a1e24;--text:#e8eaed;--muted:#a5adba;--line:#313740;
--none:#5fd39a;--minor:#f2c14e;--major:#ff9f5a;--critical:#ff8a80;--maintenance:#8ab4f8;--on:#111418}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.wrap{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1.25rem}
h2{font-size:1.1rem;margin:2.5rem 0 .75rem}
h3{font-size:1.05rem;line-height:1.35;margin:0}
h1,h3,p,dd{overflow-wrap:anywhere}
.banner{display:flex;gap:.75rem;align-items:center;margin:0;padding:1rem 1.25rem;border-radius:.6rem;font-weight:600;color:var(--on);background:var(--none)}
.banner.minor{background:var(--minor)}.banner.major{background:var(--major)}.banner.critical{background:var(--critical)}
.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1.25rem;margin:0 0 1rem}
.card.minor{border-left:4px solid var(--minor)}.card.major{border-left:4px solid var(--major)}.card.critical{border-left:4px solid var(--critical)}
.muted{color:var(--muted);font-size:.875rem;margin:.25rem 0 0}
.list{list-style:none;margin:0;padding:0}
.rows{padding:0 1.25rem}
.rows li{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;padding:.8rem 0;border-top:1px solid var(--line)}
.rows li:first-child{border-top:0}
.state{font-weight:600;font-size:.875rem;white-space:nowrap}
.state.none{color:var(--none)}.state.minor{color:var(--minor)}.state.major{color:var(--major)}.state.critical{color:var(--critical)}.state.maintenance{color:var(--maintenance)}
.updates{margin-top:1rem}
.updates li{padding:.75rem 0 .1rem 1rem;border-left:2px solid var(--line)}
.body{margin:.15rem 0 0;white-space:pre-line}
.affected{color:var(--muted);font-size:.875rem;margin:.35rem 0 0}
.history .card h3{font-size:1rem}
footer{margin-top:3rem;color:var(--muted);font-size:.8125rem}
:target{outline:2px solid var(--maintenance);outline-offset:3px}
@media print{body{background:#fff}.banner{border:1px solid}}
`.trim();
