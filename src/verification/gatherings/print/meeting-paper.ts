/** 签到表、问题名单 — one table on as many A4 pages as it takes, its heading again on each; rows high enough to be signed in. */
export const MEETING_PAPER = `
#let d = json(bytes(sys.inputs.data))
#set page(
  paper: "a4", margin: (x: 16mm, top: 16mm, bottom: 16mm),
  footer: [#set text(size: 8pt, fill: luma(90)); 打印于 #d.day #h(1fr) 第 #context counter(page).display("1 / 1", both: true) 页],
  background: if d.demo { rotate(-35deg, text(size: 60pt, fill: luma(232))[演示数据]) },
)
#set text(font: ("Noto Sans S Chinese", "Noto Sans CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han"), size: 10pt, lang: "zh", region: "cn")
#set par(leading: 0.65em)
#align(center)[#text(size: 17pt, weight: "bold")[#d.title]]
#v(1mm)
#for fact in d.facts [#fact #linebreak()]
#v(1mm)
#table(
  columns: d.widths.map(width => width * 1fr), stroke: 0.5pt, inset: (x: 5pt, y: 8pt),
  align: (x, y) => if y == 0 or x == 0 { center + horizon } else { left + horizon },
  table.header(..d.headings.map(heading => table.cell(fill: luma(241))[#text(weight: "bold")[#heading]])),
  ..d.rows.flatten()
)
#v(2mm)
#d.foot
`;
