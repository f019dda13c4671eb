// place_names.mjs PACKAGE OUT: one province ("P\tHà Nam"), then its districts ("D\tKim Bảng") a line, for reading names
// that OCR damaged. The official list of 2021 with the names as they are written after "tỉnh", "huyện".
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [source, out] = process.argv.slice(2);
const read = (name) => Object.values(JSON.parse(readFileSync(join(source, 'dist', name), 'utf8')));
// Tone marks as Decree 30's own texts set them: "Hòa", "Thủy", not "Hoà", "Thuỷ".
const tones = { oà: 'òa', oá: 'óa', oả: 'ỏa', oã: 'õa', oạ: 'ọa', uỳ: 'ùy', uý: 'úy', uỷ: 'ủy', uỹ: 'ũy', uỵ: 'ụy' };
const clean = (name) => name.normalize('NFC').replace(/\s+/g, ' ').trim()
  .replace(/(?<!q)(o[àáảãạ]|u[ỳýỷỹỵ])(?=\s|$)/gu, (pair) => tones[pair]);
const lines = new Set();
for (const province of read('tinh_tp.json')) lines.add(`P\t${clean(province.name)}`);
for (const district of read('quan_huyen.json')) if (!/^\d+$/.test(district.name)) lines.add(`D\t${clean(district.name)}`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, [...lines].join('\n') + '\n');
