/** 入户核查表 — across A4, its heading again on each page, rows high enough to be written in. */
export const DOOR_PAPER = `
#let d = json(bytes(sys.inputs.data))
#set page(
  paper: "a4", flipped: true, margin: (x: 14mm, top: 14mm, bottom: 14mm),
  footer: [#set text(size: 8pt, fill: luma(90)); 打印于 #d.day #h(1fr) 第 #context counter(page).display("1 / 1", both: true) 页],
  background: if d.demo { rotate(-30deg, text(size: 60pt, fill: luma(232))[演示数据]) },
)
#set text(font: ("Noto Sans S Chinese", "Noto Sans CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han"), size: 9.5pt, lang: "zh", region: "cn")
#set par(leading: 0.6em)
#align(center)[#text(size: 17pt, weight: "bold")[#d.title]]
#v(1mm)
#for fact in d.facts [#fact #linebreak()]
#v(1mm)
#let lines(text) = text.split("\\n").join(linebreak())
#table(
  columns: d.widths.map(width => width * 1fr), stroke: 0.5pt, inset: (x: 4pt, y: 9pt),
  align: (x, y) => if y == 0 or x == 0 { center + horizon } else { left + horizon },
  table.header(..d.headings.map(heading => table.cell(fill: luma(241))[#text(weight: "bold")[#heading]])),
  ..d.rows.flatten().map(cell => lines(cell))
)
#v(2mm)
#d.foot
`;
