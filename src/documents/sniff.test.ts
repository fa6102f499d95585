import { expect, test } from 'vitest';
import { sniff } from './sniff.ts';

test.each([
  ['PK\x03\x04…', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole2'],
  ['<html>', 'html'],
  ['\xef\xbb\xbf\r\n <!-- 导出 -->\n<TABLE border=1>', 'html'],
  ['<!DOCTYPE html><html>', 'html'],
  ['<?xml version="1.0"?><!DOCTYPE html><html>', 'html'],
  [
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    'xml-2003',
  ],
  ['name,sex\n', 'text'],
  ['MZ,Mozambique\nBM,Bermuda\n', 'text'],
  ['<18,minor\n', 'text'],
  ['', 'text'],
])('%j is %s', (head, kind) => expect(sniff(Buffer.from(head, 'latin1'))).toBe(kind));

test.each([
  ['%PDF-1.7', 'is-pdf'],
  ['\xff\xd8\xff\xe0', 'is-image'],
  ['Rar!\x1a\x07\x01\x00', 'is-rar'],
  ['{"a":1}', 'is-json'],
  ['<?xml version="1.0"?><students/>', 'is-other-xml'],
])('%j is refused as %s', (head, refused) => expect(sniff(Buffer.from(head, 'latin1'))).toEqual({ refused }));
