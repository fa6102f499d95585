/** 控辍报告表 — the figures with their definitions, then unit by unit; A4, landscape where there are units below. */
export const REPORT_PAPER = `
#let d = json(bytes(sys.inputs.data))
#let wide = d.rows.len() > 0
#let short = if d.digest == "" { "未签报，数字随时会变" } else { "校验值 " + d.digest.slice(0, 16) }
#set page(
  paper: "a4", flipped: wide, margin: (x: 16mm, top: 16mm, bottom: 15mm),
  footer: [#set text(size: 8pt, fill: luma(90)); #short #h(1fr) 打印于 #d.printedOn #h(1fr) 第 #context counter(page).display("1 / 1", both: true) 页],
  background: if d.mark != "" { rotate(-25deg, text(size: 70pt, fill: luma(236))[#d.mark]) },
)
#set text(font: ("Noto Sans S Chinese", "Noto Sans CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han"), size: 10pt, lang: "zh", region: "cn")
#set par(leading: 0.7em)
#align(center)[#text(size: 18pt, weight: "bold")[#d.title]]
#v(2mm)
#grid(columns: (1fr, auto), [填报单位：*#d.unit*], [数据截至 #d.asOf])
#v(1mm)
#table(
  columns: (20mm, 42mm, 20mm, 1fr), stroke: 0.5pt, inset: (x: 5pt, y: if wide { 2.6pt } else { 4.5pt }),
  align: (x, y) => if y == 0 { center + horizon } else if x == 2 { right + horizon } else { left + horizon },
  fill: (x, y) => if y == 0 { luma(243) },
  table.header([类别], [项目], [数字], [口径]),
  ..d.figures.map(f => ([#f.section], [#f.title], [*#f.value*], [#text(size: 8.5pt, fill: luma(70))[#f.definition]])).flatten()
)
#if wide [
  #v(3mm)
  #block(sticky: true, below: 2mm)[#text(weight: "bold", size: 11pt)[各单位]]
  #table(
    columns: (34mm,) + (1fr,) * d.headings.len(), stroke: 0.5pt, inset: (x: 2pt, y: 4pt),
    align: (x, y) => if x == 0 { left + horizon } else if y == 0 { center + horizon } else { right + horizon },
    fill: (x, y) => if y == 0 { luma(243) },
    table.header([#text(size: 8pt)[单位]], ..d.headings.map(heading => [#text(size: 7pt)[#heading]])),
    ..d.rows.map(row => ([#text(size: 8.5pt)[#row.name]],) + row.values.map(value => [#text(size: 8.5pt)[#value]])).flatten()
  )
]
#if d.remarks.len() > 0 [
  #v(3mm)
  #text(weight: "bold")[情况说明]
  #for line in d.remarks [#par(first-line-indent: 2em)[#line]]
]
#v(6mm)
#block(breakable: false)[
  #if d.signature == "" [#grid(columns: (1fr, 1fr), [签报人：], [日期：])] else [签报人：#d.signature]
  #v(5mm)
  #align(right)[#d.unit（盖章）]
]
`;
