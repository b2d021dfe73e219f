"""The style of the HTML page: on a screen, and printed on A4. No file or font from elsewhere."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 54rem; color: #1a1a1a; background: #ffffff;
  font: 1rem/1.5 Arial, Helvetica, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 2.5rem 0 .75rem; padding-top: .5rem;
  border-top: 2px solid #1f4e79; color: #1f4e79; }
h3 { font-size: 1.2rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1.05rem; margin: 1.25rem 0 .4rem; }
p, ul, ol, dl { margin: .5rem 0; }
li { margin: .25rem 0; }
em { color: #4a4a4a; }
a { color: #0b4f8a; }
a:focus-visible, .table:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: #ffffff; }
.marking { display: inline-block; margin: 0; padding: .25rem .75rem; border: 2px solid #8a1c1c;
  color: #8a1c1c; background: #ffffff; font-weight: bold; }
.t { white-space: pre-wrap; }
nav ol { columns: 18rem; }
dl.facts { margin: 1rem 0; }
dl.facts div { display: flex; gap: 1rem; padding: .15rem 0; }
dl.facts dt { flex: 0 0 11rem; font-weight: bold; }
dl.facts dd { margin: 0; flex: 1; min-width: 0; }
blockquote { margin: .75rem 0; padding: .25rem 1rem; border-left: 4px solid #1f4e79; }
.source { color: #4a4a4a; font-size: .9rem; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { margin-top: .4rem; font-weight: bold; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; overflow-wrap: break-word; }
caption { text-align: left; padding: .25rem 0; color: #4a4a4a; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e8eef4; }
tbody th { font-weight: normal; }
footer { margin-top: 3rem; padding-top: .5rem; border-top: 1px solid #767676; color: #4a4a4a;
  font-size: .9rem; }
@page { size: A4; margin: 15mm 16mm; }
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.28; }
  .skip, nav, footer { display: none; }
  h1 { font-size: 17pt; } h2 { font-size: 14pt; } h3 { font-size: 11.5pt; } h4 { font-size: 11pt; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  h2.new-page { break-before: page; border-top: 0; margin-top: 0; }
  p, li { orphans: 3; widows: 3; } p, ul, ol, dl { margin: .25rem 0; }
  h2 { margin: .8rem 0 .3rem; } h3 { margin: .5rem 0 .1rem; } li { margin: .1rem 0; }
  dl.facts { columns: 2; margin: .4rem 0; } dl.facts div { break-inside: avoid; gap: .5rem; }
  dl.facts dt { flex-basis: 9.5rem; }
  figure, tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
  a { color: inherit; text-decoration: none; }
  .marked { padding-left: 9mm; }
  .marked .marking { position: fixed; left: 0; top: 0; bottom: 0; margin: 0; padding: 1mm 0;
    border: 0; border-right: 1.5pt solid #8a1c1c; writing-mode: vertical-rl; font-size: 10pt;
    text-align: center; }
}
"""
