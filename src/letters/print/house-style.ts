/**
 * 版式 — GB/T 9704—2012 in Typst: A4, type area 156 × 225 mm, 22 lines of 28 characters, 仿宋 三号. The licensed faces come first in each
 * row, where the owner of a licence has put them in (RENJI_FONTS); the free ones stand in for them.
 */
export const HOUSE_STYLE = `
#let d = json(bytes(sys.inputs.data))
#let rare = ("HanaMinA", "HanaMinB", "BabelStone Han")
#let song-title = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "Noto Serif CJK SC", "Noto Sans S Chinese") + rare
#let fangsong = ("FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", "Noto Sans S Chinese") + rare
#let hei = ("SimHei", "Noto Sans CJK SC", "Noto Sans S Chinese") + rare
#let kai = ("KaiTi_GB2312", "KaiTi", "STKaiti", "Noto Serif CJK SC", "Noto Sans S Chinese") + rare
#let digits = ("SimSun", "Noto Serif CJK SC", "Noto Sans S Chinese")
#let red = rgb("#d7000f")
#let line-pitch = 225mm / 22
#let blank(lines) = v(lines * line-pitch, weak: false)

#set document(title: d.title.join(""), author: d.house, date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2)))
#set text(font: fangsong, size: 16pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em, tracking: -0.207pt, cjk-latin-spacing: none)
#set par(leading: line-pitch - 16pt, spacing: line-pitch - 16pt, justify: true)
#set block(spacing: line-pitch - 16pt)

#let page-number = context {
  let n = counter(page).get().first()
  if not (d.form == "letter" and n == 1) and not (d.form == "plain") {
    set text(font: digits, size: 14pt, tracking: 0pt)
    let words = [— #n —]
    if calc.odd(n) { align(right, pad(right: 14pt, words)) } else { align(left, pad(left: 14pt, words)) }
  }
}
#let across = if d.across != "" { rotate(-35deg, text(font: hei, size: 64pt, fill: luma(228), tracking: 8pt)[#d.across]) }

// 版心: 上 37 mm，左 28 mm，156 × 225 mm; the page number 7 mm below it
#set page(
  paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm),
  footer-descent: 7mm, footer: page-number, background: place(center + horizon, across),
)

#let indented(body) = par(first-line-indent: (amount: 2em, all: true), body)
#let paragraph(each) = {
  if each.rank == 1 { indented(text(font: hei, each.text)) }
  else if each.rank == 2 { indented(text(font: kai, each.text)) }
  else { indented(each.text) }
}
#let title = {
  set text(font: song-title, size: 22pt, weight: "bold", tracking: 0pt)
  set par(leading: 12pt, justify: false)
  align(center, block(heading(level: 1, outlined: false, d.title.join(linebreak()))))
}
#show heading: it => block(below: 0pt, above: 0pt, text(font: song-title, size: 22pt, weight: "bold", it.body))

// The last paragraph stays with the signature: no page without text
#let body = {
  for each in d.body.slice(0, d.body.len() - 1) { paragraph(each) }
  block(sticky: true, paragraph(d.body.last()))
}
#let enclosure-list = {
  if d.enclosures.len() == 1 { pad(left: 2em, grid(columns: (3em, 1fr), [附件：], d.enclosures.first())) }
  else {
    pad(left: 2em, grid(columns: (3em, 1.2em, 1fr), row-gutter: line-pitch - 16pt,
      ..d.enclosures.enumerate().map(((at, each)) => (if at == 0 [附件：] else [], [#(at + 1).], each)).flatten()))
  }
}
#let enclosures = if d.enclosures.len() > 0 {
  block(sticky: true, blank(0.2))
  block(sticky: true, breakable: false, enclosure-list)
}
// 成文日期右空四字，发文机关署名以它居中; the seal goes over both
#let signature = block(breakable: false, width: 100%, {
  blank(1.6)
  context {
    let day = text(d.day)
    let wide = calc.max(measure(d.house).width, measure(day).width)
    let gap = calc.max(0pt, 64pt - (wide - measure(day).width) / 2)
    align(right, pad(right: gap, box(width: wide, align(center, stack(spacing: line-pitch - 16pt, text(d.house), day)))))
  }
  if d.contact != "" { blank(0.4); indented[（联系人：#d.contact）] }
})
#let annexes = for (at, each) in d.annexes.enumerate() {
  pagebreak(weak: true)
  set text(tracking: 0pt)
  block(text(font: hei)[附件#if d.annexes.len() > 1 [#(at + 1)]])
  blank(0.3)
  align(center, text(font: song-title, size: 18pt, weight: "bold", each.title))
  blank(0.3)
  set text(size: 11pt)
  set par(leading: 5pt, justify: false)
  let wide(at) = calc.max(..(each.headings, ..each.rows).map(row => calc.min(16, 2 + row.at(at).clusters().len())))
  table(columns: range(each.headings.len()).map(at => wide(at) * 1fr), stroke: 0.5pt, inset: (x: 5pt, y: 6pt), align: horizon,
    table.header(..each.headings.map(heading => text(font: hei, heading))),
    ..each.rows.flatten())
}
#let slip = if "receipt" in d {
  pagebreak(weak: true)
  set page(footer: none)
  block(width: 100%, stroke: (bottom: (paint: luma(120), thickness: 0.5pt, dash: "dashed")), inset: (bottom: 4mm),
    align(center, text(size: 10.5pt, fill: luma(90))[请填写后盖章寄回，或传真、拍照发回]))
  blank(0.8)
  align(center, text(font: song-title, size: 22pt, weight: "bold", tracking: 12pt)[回执])
  blank(0.8)
  block([#d.receipt.to：])
  indented[你单位#(d.receipt.about)收悉。经核实（在方框内打“√”）：]
  blank(0.2)
  pad(left: 2em, stack(spacing: line-pitch - 12pt, ..d.receipt.outcomes.map(each => grid(columns: (1.5em, 1fr),
    box(width: 12pt, height: 12pt, stroke: 0.7pt), each))))
  blank(0.6)
  indented[其他需要说明的情况：#box(width: 1fr, repeat[＿])]
  block(width: 100%, box(width: 1fr, repeat[＿]))
  blank(1.5)
  align(right, pad(right: 1em, block(width: 20em, align(left, stack(spacing: line-pitch - 12pt,
    [单位（盖章）：], [经办人：#h(1fr)联系电话：#h(6em)], [#h(1fr)年#h(2em)月#h(2em)日])))))
}
`;

/** 函: the mark 30 mm below the edge, double red rules of 170 mm, the number at the right below the upper one, no page number on the first page. */
export const LETTER_FORM = `${HOUSE_STYLE}
#let thick-thin(above) = stack(spacing: 1.3mm,
  line(length: 170mm, stroke: (paint: red, thickness: if above { 1mm } else { 0.35mm })),
  line(length: 170mm, stroke: (paint: red, thickness: if above { 0.35mm } else { 1mm })))
#let mark-size = calc.min(38pt, 156mm / calc.max(1, d.mark.clusters().len()) - 1pt)
#set page(background: context {
  place(center + horizon, across)
  if counter(page).get().first() == 1 {
    place(top + center, dy: 30mm, text(font: song-title, size: mark-size, weight: "bold", fill: red, tracking: 1pt, d.mark))
    place(top + center, dy: 30mm + mark-size + 4mm, thick-thin(true))
    place(bottom + center, dy: -20mm, thick-thin(false))
  }
})
#v(30mm + mark-size + 4mm + 2mm + 4.9mm - 37mm)
#align(right, d.number)
#blank(1.4)
#title
#blank(0.9)
#if d.addressee != "" { block([#d.addressee：]) }
#body
#enclosures
#signature
#if d.copies != "" { place(bottom, float: true, indented[抄送：#d.copies。]) }
#annexes
#slip
`;

/** 报告、通报、通知: the red head, and 版记 at the foot of the last even page. */
export const RED_HEAD = `${HOUSE_STYLE}
#let mark-size = calc.min(54pt, 156mm / calc.max(1, d.mark.clusters().len()) - 1pt)
#v(35mm)
#align(center, text(font: song-title, size: mark-size, weight: "bold", fill: red, tracking: 0.5pt, d.mark))
#blank(1.6)
#if d.signer != "" [
  #grid(columns: (1fr, auto), pad(left: 1em, d.number), pad(right: 1em)[签发人：#text(font: kai, d.signer)])
] else { align(center, d.number) }
#v(4mm - (225mm / 22 - 16pt))
#line(length: 156mm, stroke: 1.2pt + red)
#blank(1.4)
#title
#blank(0.9)
#if d.addressee != "" { block([#d.addressee：]) }
#body
#enclosures
#signature
#annexes
#metadata(none)<end>
#context if calc.odd(counter(page).at(<end>).first()) { pagebreak() }
#place(bottom, block(width: 100%, {
  set text(size: 14pt, tracking: 0pt)
  set par(leading: 8pt, justify: false)
  set block(spacing: 5pt)
  line(length: 100%, stroke: 0.35mm)
  if d.copies != "" { pad(x: 1em, grid(columns: (3em, 1fr), [抄送：], [#d.copies。])); line(length: 100%, stroke: 0.25mm) }
  pad(x: 1em, [#d.house #h(1fr) #d.printed])
  line(length: 100%, stroke: 0.35mm)
}))
#slip
`;

/** 证明: a plain page with its title wide apart. */
export const PLAIN_FORM = `${HOUSE_STYLE}
#align(right, text(size: 14pt, d.number))
#blank(2)
#align(center, text(font: song-title, size: 26pt, weight: "bold", tracking: 10pt, d.title.join(linebreak())))
#blank(1.6)
#if d.addressee != "" { block([#d.addressee：]) }
#body
#enclosures
#signature
#annexes
`;
