/**
 * The layout of every PDF. It reads its content as data from `sys.inputs`, so what people wrote is never read
 * as typst markup. Font: Libertinus Serif, which comes with the compiler.
 */
export const template = `
#let content = json(bytes(sys.inputs.at("content")))
#let date = content.date
#set document(title: content.title, date: datetime(
  year: date.year, month: date.month, day: date.day,
  hour: date.hour, minute: date.minute, second: date.second,
))
#set page(paper: "a4", margin: (x: 25mm, top: 22mm, bottom: 24mm), footer: context {
  set text(size: 9pt, fill: luma(80))
  grid(columns: (1fr, auto), column-gutter: 1em,
    content.footer,
    if content.letters [] else [#content.page #counter(page).display() #content.of #counter(page).final().first()],
  )
})
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), size: 11pt, lang: content.lang, region: "NL", hyphenate: false)
#set par(leading: 0.75em, spacing: 1.15em, justify: false)
#set heading(numbering: none)
#show title: set text(size: 21pt)
#show title: set block(below: 1.2em)
#show heading.where(level: 1): set text(size: 16pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#show heading.where(level: 4): set text(size: 11pt)
#show heading: set block(above: 1.6em, below: 0.8em, sticky: true)
#set terms(separator: [: ], hanging-indent: 1.2em)
#show terms: set block(above: 0.9em, below: 1.4em)
#set table(stroke: none, inset: (x: 5pt, y: 5pt), align: left + top)

#let lines(text) = text.split("\\n").join(linebreak())
#let paragraphs(text) = text.split(regex("\\\\n[ \\t]*\\\\n\\\\s*")).map(lines).join(parbreak())

#if not content.letters { title() }

#for block-data in content.blocks {
  let kind = block-data.kind
  if kind == "heading" {
    heading(level: block-data.level, outlined: true, bookmarked: true, block-data.text)
  } else if kind == "paragraph" {
    paragraphs(block-data.text)
    parbreak()
  } else if kind == "list" {
    if block-data.items.len() > 0 { list(..block-data.items.map(lines)) }
  } else if kind == "facts" {
    if block-data.rows.len() > 0 {
      terms(..block-data.rows.map(row => terms.item(row.term, lines(row.value))))
    }
  } else if kind == "table" {
    show table.cell.where(y: 0): strong
    table(
      columns: block-data.widths.map(width => width * 1fr),
      table.header(..block-data.header),
      table.hline(stroke: 0.8pt),
      ..block-data.rows.map(row => (..row.map(lines), table.hline(stroke: 0.4pt + luma(170)))).flatten(),
    )
  } else if kind == "quote" {
    quote(
      block: true,
      attribution: if block-data.by == "" { none } else { block-data.by },
      paragraphs(block-data.text),
    )
  } else if kind == "image" {
    let picture = image("/image-" + str(block-data.image), alt: block-data.alt, width: 100%, height: block-data.height * 1cm, fit: "contain")
    if block-data.caption == "" { block(picture) } else {
      figure(picture, caption: block-data.caption, supplement: none, numbering: none)
    }
  } else if kind == "address" {
    block(height: 30mm, above: 20mm, below: 14mm, lines(block-data.text))
  } else if kind == "page_break" {
    pagebreak(weak: true)
  }
}
`
