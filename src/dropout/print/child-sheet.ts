/** 一生一表 — one child on A4: who, since when, why, every visit, the report, the outcome, who answers for what. */
export const CHILD_SHEET = `
#let d = json(bytes(sys.inputs.data))
#set page(
  paper: "a4", margin: (x: 16mm, top: 16mm, bottom: 16mm),
  footer: [#set text(size: 8pt, fill: luma(90)); #d.number　打印于 #d.day　#d.printedBy #h(1fr) 第 #context counter(page).display("1 / 1", both: true) 页],
  background: if d.demo { rotate(-35deg, text(size: 60pt, fill: luma(232))[演示数据]) },
)
#set text(font: ("Noto Sans S Chinese", "Noto Sans CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han"), size: 9.5pt, lang: "zh", region: "cn")
#set par(leading: 0.62em)
#let head(words) = table.cell(fill: luma(241), align: center + horizon)[#text(weight: "bold")[#words]]
#let section(words) = { v(2.5mm); text(size: 11pt, weight: "bold")[#words]; v(1mm) }
#align(center)[#text(size: 17pt, weight: "bold")[控辍保学一生一表]]
#v(1mm)
#d.school　#d.number #h(1fr) #d.state
#v(1mm)
#table(
  columns: (2.1fr, 3.4fr, 2.1fr, 3.4fr), stroke: 0.5pt, inset: (x: 5pt, y: 5.5pt), align: left + horizon,
  ..d.facts.map(((title, text)) => (head(title), [#text])).flatten()
)
#if d.wide.len() > 0 [
  #v(-1.2mm)
  #table(
    columns: (2.1fr, 8.9fr), stroke: 0.5pt, inset: (x: 5pt, y: 5.5pt), align: left + horizon,
    ..d.wide.map(((title, text)) => (head(title), [#text])).flatten()
  )
]
#section[线索]
#table(
  columns: (2fr, 2.2fr, 7fr), stroke: 0.5pt, inset: (x: 5pt, y: 5pt), align: left + horizon,
  table.header(..("日期", "来源", "说明").map(head)),
  ..d.signals.flatten()
)
#section[排查、劝返记录]
#if d.visits.len() == 0 [还没有记录。] else [
  #table(
    columns: (0.8fr, 1.7fr, 1.8fr, 2.4fr, 5.2fr, 1.5fr), stroke: 0.5pt, inset: (x: 4pt, y: 5pt), align: left + horizon,
    table.header(..("次", "时间", "方式", "人员", "内容", "结果").map(head)),
    ..d.visits.flatten()
  )
]
#section[联控联保责任人]
#table(
  columns: (2fr, 2.4fr, 4fr, 3fr), stroke: 0.5pt, inset: (x: 5pt, y: 5pt), align: left + horizon,
  table.header(..("层级", "姓名", "职务", "电话").map(head)),
  ..d.keepers.flatten()
)
#v(3mm)
#grid(columns: (1fr, 1fr, 1fr), [班主任签字：], [学校（章）：], [日期：])
`;
