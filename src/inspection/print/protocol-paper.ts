/** 督查抽样与检查记录 — the protocol with everything that is needed to make the draw again, and what was found. A4, signed by hand. */
export const PROTOCOL_PAPER = `
#let d = json(bytes(sys.inputs.data))
#set page(
  paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 18mm),
  footer: [#set text(size: 8pt, fill: luma(90)); 打印于 #d.day #h(1fr) 第 #context counter(page).display("1 / 1", both: true) 页],
  background: if d.demo { rotate(-35deg, text(size: 60pt, fill: luma(232))[演示数据]) },
)
#set text(font: ("Noto Sans S Chinese", "Noto Sans CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han"), size: 10pt, lang: "zh", region: "cn")
#set par(leading: 0.7em)
#show heading.where(level: 1): it => block(above: 5mm, below: 2.5mm, text(size: 12pt, weight: "bold", it.body))
#align(center)[#text(size: 17pt, weight: "bold")[#d.title]]
#align(center)[抽样与检查记录]
#v(1mm)
#let facts(rows) = grid(columns: (28mm, 1fr), row-gutter: 2.4mm, ..rows.map(row => (text(fill: luma(70))[#row.at(0)], row.at(1))).flatten())
#let list(headings, widths, rows) = table(
  columns: widths.map(width => width * 1fr), stroke: 0.5pt, inset: (x: 4pt, y: 5pt),
  align: (x, y) => if y == 0 { center + horizon } else { left + horizon },
  table.header(..headings.map(heading => table.cell(fill: luma(241))[#text(weight: "bold")[#heading]])),
  ..rows.flatten()
)
#facts(d.facts)
= 抽样
#facts(d.protocol)
#v(1mm)
#text(size: 9pt, fill: luma(70))[#d.method]
#for part in d.tables [
  #heading(level: 1)[#part.title]
  #if part.note != "" [#part.note #v(1mm)]
  #if part.rows.len() > 0 { list(part.headings, part.widths, part.rows) }
]
#if d.conclusion != "" [
  = 检查结论
  #for line in d.conclusion.split("\\n") [#line #parbreak()]
]
#v(8mm)
#grid(columns: (1fr, 1fr, 1fr), [督查组签字：], [县局签字：], [日期：])
`;
