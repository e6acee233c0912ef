import { describe, expect, test } from 'vitest';
import { detectEncoding } from '../../../../electron/parser/sniff/encoding.ts';
import { encodeAs } from '../support/encode-as.ts';

const RUSSIAN = 'Дата;Клиент;Сумма\n31.01.2024;ООО «Ромашка», Санкт-Петербург;1234,50\n01.02.2024;Иванов Пётр Сергеевич;12,00\n';
const UKRAINIAN = 'Замовлення;Покупець;Місто\n1001;Олена Коваленко;Київ\n1002;Їжак Євген Григорович;Чернігів\n';
const PERSIAN = 'شماره سفارش,مشتری,شهر\n1001,علي رضايي,تهران\n1002,مريم کاظمي,اصفهان\n1003,پژمان چگيني,گرگان\n';
const ARABIC = 'رقم الطلب,العميل,المدينة\n1,محمد عبد الله,القاهرة\n2,فاطمة الزهراء,الدار البيضاء\n';
const CHINESE = '订单编号,客户名称,商品名称,金额\n1001,张伟,保温杯,88.00\n1002,李娜,蓝牙耳机,199.00\n';
const FRENCH = 'Numéro;Nom;Désignation\n1;Hélène Lefèvre;Crème brûlée à la maison\n2;François Noël;Gâteau aux pêches\n';
const GERMAN = 'Bestellnummer;Kunde;Straße\n1;Jürgen Müller;Königsstraße 5\n2;Käthe Groß;Am Schloßgarten\n';
const SPANISH = 'Número,Cliente,Población\n1,José Muñoz,A Coruña\n2,Íñigo Peña,Málaga\n';
const POLISH = 'Numer;Klient;Miasto\n1;Łukasz Żółciński;Łódź\n2;Małgorzata Święcicka;Gdańsk\n';
const TURKISH = 'Sipariş;Müşteri;Şehir\n1;Ayşe Yıldız;İzmir\n2;Uğur Çağlar;Eskişehir\n';
const JAPANESE = '注文番号,顧客名,商品名\n1,山田太郎,コーヒーカップ\n2,鈴木花子,ノートとペン\n';
const KOREAN = '주문번호,고객명,상품명\n1,김민수,커피잔\n2,이영희,노트와 펜\n';

const detect = async (bytes: Uint8Array, isWhole = true) => detectEncoding(bytes, isWhole);

describe('what can be known for certain', () => {
  test('byte order marks', async () => {
    expect(await detect(Buffer.from(`\ufeff${RUSSIAN}`))).toMatchObject({ encoding: 'utf-8', evidence: 'bom' });
    expect(await detect(Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le'))).toMatchObject({ encoding: 'utf-16le', evidence: 'bom' });
    expect(await detect(Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le').swap16())).toMatchObject({ encoding: 'utf-16be', evidence: 'bom' });
  });
  test.each([RUSSIAN, PERSIAN, CHINESE, 'a,b\n1,2\n'])('strict UTF-8', async (text) => {
    expect(await detect(Buffer.from(text))).toMatchObject({ encoding: 'utf-8', evidence: 'utf8Valid' });
  });
  test('UTF-8 cut in the middle of a character', async () => {
    const bytes = Buffer.from(PERSIAN.repeat(3));
    for (let end = bytes.length - 8; end < bytes.length; end++) expect((await detect(bytes.subarray(0, end), false))?.encoding).toBe('utf-8');
  });
  test.each([FRENCH, GERMAN, POLISH, TURKISH, RUSSIAN, PERSIAN, CHINESE, JAPANESE, KOREAN])(
    'a text cut within a character is still UTF-8 (%j)',
    async (text) => {
      const cut = Buffer.concat([Buffer.from(`${text}9;Ren`), Buffer.from('é').subarray(0, 1), Buffer.from(';x\n')]);
      expect(await detect(cut)).toMatchObject({ encoding: 'utf-8', evidence: 'detectors' });
    },
  );
  test('UTF-8 with a damaged character stays UTF-8', async () => {
    const bytes = Buffer.from(RUSSIAN.repeat(3));
    bytes[61] = 0x20;
    expect((await detect(bytes))?.encoding).toBe('utf-8');
  });
  test.each(['utf-16le', 'utf-16be'])('%s without mark, by its NULs', async (encoding) => {
    for (const text of [RUSSIAN, PERSIAN, CHINESE, 'id,name\n1,Ann\n', `1,${'客户说不用上门'.repeat(8)}\n`.repeat(9)])
      expect(await detect(encodeAs(text, encoding))).toMatchObject({ encoding, evidence: 'nulPattern' });
  });
  test.each([0, 1])('fields filled up with NULs are no UTF-16, wherever the NULs lie (from byte %i on)', async (from) => {
    const rows = Array.from({ length: 50 }, (_, row) => `${String(1001 + row)},Ann\0\0\0,x\0,${row % 7}.50 \n`).join('');
    for (const text of [rows, rows.replaceAll('\0\0\0', 'a\0b'), 'id,customer\n1,C\x001\n2,C\x00x\n']) {
      expect(await detect(Buffer.from('x'.repeat(from) + text))).toMatchObject({ encoding: 'utf-8', evidence: 'utf8Valid' });
    }
    expect(await detect(encodeAs(RUSSIAN.replaceAll('\n', '\0\n'), 'windows-1251'))).toMatchObject({ encoding: 'windows-1251' });
  });
  test('NULs without a pattern are no text', async () => {
    const bytes = new Uint8Array(4000).map((_, index) => (index * 2_654_435_761) >>> 24).map((byte) => (byte < 40 ? 0 : byte));
    expect(await detect(bytes)).toBeNull();
  });
});

describe('short samples in legacy encodings', () => {
  test.each([
    ['windows-1251', RUSSIAN],
    ['windows-1251', UKRAINIAN],
    ['koi8-r', RUSSIAN.replaceAll('«', '"').replaceAll('»', '"')],
    ['koi8-u', UKRAINIAN],
    ['ibm866', RUSSIAN.replaceAll('«', '"').replaceAll('»', '"')],
    ['iso-8859-5', UKRAINIAN],
    ['windows-1256', PERSIAN.replaceAll('ی', 'ي')],
    ['windows-1256', ARABIC],
    ['iso-8859-6', ARABIC],
    ['windows-1252', FRENCH],
    ['windows-1252', GERMAN],
    ['windows-1252', SPANISH],
    ['windows-1250', POLISH],
    ['windows-1254', TURKISH],
    ['gb18030', CHINESE],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['euc-kr', KOREAN],
  ] as const)('%s', async (encoding, text) => {
    const guess = await detect(encodeAs(text, encoding));
    expect(guess?.evidence).toBe('detectors');
    const decode = (label: string) => new TextDecoder(label).decode(encodeAs(text, encoding));
    expect([guess?.encoding, decode(guess?.encoding ?? 'utf-8')]).toEqual([guess?.encoding, text]);
  });

  test.each([
    ['windows-1251', 'Имя\nАнна\n'],
    ['windows-1251', 'Город,Кол-во\nМосква,3\n'],
    ['windows-1251', 'місто\nЛьвів\nХарків\n'],
    ['gb18030', '姓名\n王芳\n'],
    ['windows-1256', 'نام\nرضا\n'],
    ['windows-1252', 'name\nAndré\nZoë\n'],
  ] as const)('a handful of letters: %s', async (encoding, text) => {
    const guess = await detect(encodeAs(text, encoding));
    expect(new TextDecoder(guess?.encoding).decode(encodeAs(text, encoding))).toBe(text);
  });
});
