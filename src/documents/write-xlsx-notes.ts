import type { Note } from './write-xlsx-sheet.ts';
import { addressOf, DECLARATION, escapeXml } from './write-xlsx-xml.ts';

/** `xl/commentsN.xml`: what the notes say. */
export function* notesXml(notes: readonly Note[]): Generator<string> {
  yield `${DECLARATION}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
  yield '<authors><author>人籍</author></authors><commentList>';
  for (const { row, column, text } of notes) {
    yield `<comment ref="${addressOf(column, row + 1)}" authorId="0"><text><r><rPr><sz val="9"/></rPr>` +
      `<t xml:space="preserve">${escapeXml(text)}</t></r></text></comment>`;
  }
  yield '</commentList></comments>';
}

/** `xl/drawings/vmlDrawingN.vml`: where the notes float. Excel shows no note that has no such shape. */
export function* notesDrawing(notes: readonly Note[], sheet: number): Generator<string> {
  yield '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ';
  yield 'xmlns:x="urn:schemas-microsoft-com:office:excel">';
  yield `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet * 2},${sheet * 2 + 1}"/></o:shapelayout>`;
  yield '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">';
  yield '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
  for (const [i, { row, column, text }] of notes.entries()) {
    const lines = Math.min(14, 2 + Math.ceil(text.length / 18) + text.split('\n').length);
    yield `<v:shape id="_x0000_s${sheet * 2048 + i + 1}" type="#_x0000_t202" fillcolor="#fffbe6" o:insetmode="auto" ` +
      `style="position:absolute;width:200pt;height:${lines * 13}pt;z-index:${i + 1};visibility:hidden">` +
      '<v:fill color2="#fffbe6"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
      `<x:Anchor>${column + 1}, 12, ${row}, 4, ${column + 4}, 12, ${row + Math.ceil((lines * 13) / 17)}, 4</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  }
  yield '</xml>';
}
