/** 汇总表 — A4 landscape in the manner of official tables: title, unit, tables, who signed, and a digest by which the figures are known. */
export const SUMMARY_TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#let short = if d.digest == "" { "未签核，数字随时会变" } else { "校验值 " + d.digest.slice(0, 16) }
#set page(
  paper: "a4", flipped: true, margin: (x: 14mm, top: 15mm, bottom: 15mm),
  footer: [#set text(size: 8pt, fill: luma(90)); #short #h(1fr) 打印于 #d.printedOn #h(1fr) 第 #context counter(page).display("1 / 1", both: true) 页],
  background: if d.mark != "" { rotate(-25deg, text(size: 70pt, fill: luma(236))[#d.mark]) },
)
#set text(font: ("Noto Sans S Chinese", "Noto Sans CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han"), size: 9.5pt, lang: "zh", region: "cn")
#set par(leading: 0.7em)
#align(center)[#text(size: 17pt, weight: "bold")[#d.title 汇总表]]
#v(2mm)
#grid(columns: (1fr, auto), [填报单位：*#d.unit* #h(8mm) 依据：#d.basis], [截至 #d.asOf])
#let shown(count) = if count == none [—] else [#count]
#for t in d.tables [
  #let signed = t.headings.last() == "签核"
  #let figures = t.headings.len() - 1 - int(signed)
  #block(breakable: true, above: 5mm)[
    #block(sticky: true, below: 2.5mm)[#text(weight: "bold", size: 11pt)[#t.title] #h(3mm) #text(size: 8pt, fill: luma(80))[#t.text]]
    #table(
      columns: (48mm,) + (1fr,) * figures + if signed { (36mm,) } else { () },
      stroke: 0.5pt, inset: (x: 3pt, y: 4.5pt),
      align: (column, row) => if column == 0 or (signed and column == figures + 1) { left + horizon } else { right + horizon },
      fill: (column, row) => if row == 0 { luma(243) },
      table.header(..t.headings.map(heading => [#text(size: 8.5pt)[#heading]])),
      ..t.lines.map(line => {
        let weight = if line.isSum { "bold" } else { "regular" }
        let cells = ([#text(weight: weight)[#line.name]],) + line.counts.map(count => [#text(weight: weight)[#shown(count)]])
        if signed { cells + ([#text(size: 8pt)[#if line.signed == "" [—] else [#line.signed]]],) } else { cells }
      }).flatten()
    )
  ]
]
#v(5mm)
#block(breakable: false)[
  #if d.signature.len() > 0 [
    #table(columns: (24mm, 1fr), stroke: 0.5pt, inset: (x: 5pt, y: 5pt),
      ..d.signature.map(line => (table.cell(fill: luma(246))[#line.at(0)], [#line.at(1)])).flatten())
  ] else [
    #grid(columns: (1fr, 1fr, 1fr), [签核人：], [岗位：], [日期：])
  ]
  #v(6mm)
  #align(right)[#d.unit #linebreak() （盖章） #linebreak() #d.asOf.slice(0, 10)]
]
`;
