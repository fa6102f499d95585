/** What all papers of a case begin with: A4, our fonts in the order of their glyphs, and the mark of made-up people. */
const HEAD = `
#let d = json(bytes(sys.inputs.data))
#set page(
  paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 18mm),
  footer: [#set text(size: 8pt, fill: luma(90)); #d.number #h(1fr) 打印于 #d.day #h(1fr) 第 #context counter(page).display("1 / 1", both: true) 页],
  background: if d.demo { rotate(-35deg, text(size: 60pt, fill: luma(232))[演示数据]) },
)
#set text(font: ("Noto Sans S Chinese", "Noto Sans CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han"), size: 10.5pt, lang: "zh", region: "cn")
#set par(leading: 0.75em)
#let cell-title(body) = table.cell(fill: luma(246))[#body]
#let rows(lines) = table(
  columns: (34mm, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
  ..lines.map(line => (cell-title(line.at(0)), line.at(1))).flatten()
)
`;

/** 申请表: filled in by the program, signed by the guardian, checked desk by desk. */
export const APPLICATION_FORM = `${HEAD}
#align(center)[#text(size: 17pt, weight: "bold")[#d.title] #v(1mm) #text(size: 9pt)[编号 #d.number #h(2em) #d.school]]
#v(3mm)
#for pupil in d.pupils [
  #table(columns: (34mm, 1fr, 34mm, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
    cell-title[学生姓名], pupil.name, cell-title[学校班级], pupil.place)
  #if pupil.changes.len() > 0 [
    #v(-3mm)
    #table(columns: (34mm, 1fr, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
      table.header(cell-title[项目], cell-title[现学籍], cell-title[办理后]),
      ..pupil.changes.map(change => (change.title, change.before, change.after)).flatten())
  ]
]
#if d.answers.len() > 0 [#rows(d.answers)]
#table(columns: (34mm, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
  cell-title[佐证材料], if d.proofs.len() > 0 { d.proofs.join("；") } else [无须佐证材料])
#table(columns: (34mm, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
  cell-title[监护人意见], [以上内容属实，申请办理。 #v(9mm) 监护人签字：#h(38mm) 与学生关系：#h(24mm) #linebreak() 联系电话：#h(45mm) 日期：])
#for step in d.steps [
  #table(columns: (34mm, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
    cell-title[#step.title #linebreak() #text(size: 8.5pt)[#step.desk]],
    if step.outcome != "" [#step.outcome #linebreak() #step.opinion #v(4mm) #h(1fr) （签字盖章）#h(8mm)] else [#v(11mm) 签字盖章：#h(50mm) 日期：])
]
#v(2mm)
#grid(columns: (1fr, 24mm), gutter: 6mm,
  [#set text(size: 8.5pt, fill: luma(60)); 依据：#d.basis.join("；") #linebreak() 查询办理进度：扫码，或打开 #d.address 输入回执码 *#d.receipt*],
  image(bytes(d.qr), format: "svg", width: 22mm))
`;

/** 受理回执: for the guardian; nobody can tell from it whose it is. */
export const RECEIPT = `${HEAD}
#align(center)[#text(size: 17pt, weight: "bold")[学籍业务受理回执]]
#v(6mm)
#rows((("业务", d.title), ("编号", d.number), ("受理学校", d.school), ("目前状态", d.state), ("打印日期", d.day)))
#v(8mm)
#align(center)[
  #image(bytes(d.qr), format: "svg", width: 46mm)
  #text(size: 20pt, weight: "bold", tracking: 2pt)[#d.receipt]
  #v(2mm)
  手机扫码，或打开 #d.address 输入上面的回执码，可以随时查询办到哪一步、最迟什么时候办完。
]
#v(8mm)
#set text(size: 9.5pt)
每个环节最长 10 个工作日。凭回执码只能看到办理进度，看不到学生的任何信息；请妥善保管，不要交给无关的人。
`;

/** 办理结果: what was decided, by whom, on what authority. */
export const DECISION = `${HEAD}
#align(center)[#text(size: 17pt, weight: "bold")[学籍业务办理结果] #v(1mm) #text(size: 9pt)[编号 #d.number]]
#v(4mm)
#rows((("业务", d.title), ("填报学校", d.school), ("办理结果", d.state)))
#for pupil in d.pupils [
  #table(columns: (34mm, 1fr, 34mm, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
    cell-title[学生姓名], pupil.name, cell-title[学校班级], pupil.place)
  #if pupil.changes.len() > 0 [
    #v(-3mm)
    #table(columns: (34mm, 1fr, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
      table.header(cell-title[项目], cell-title[办理前], cell-title[办理后]),
      ..pupil.changes.map(change => (change.title, change.before, change.after)).flatten())
  ]
]
#table(columns: (34mm, 30mm, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
  table.header(cell-title[环节], cell-title[承办], cell-title[结果与意见]),
  ..d.steps.map(step => (step.title, step.desk, [#step.outcome #step.opinion])).flatten())
#v(4mm)
依据：#d.basis.join("；")
#v(16mm)
#align(right)[#d.county #linebreak() （盖章） #linebreak() #d.day]
`;
