import { join } from 'node:path';
import ExcelJS from 'exceljs';

/** What the workbook holds when it is read right. */
export interface WorkbookOrders {
  readonly path: string;
  readonly orders: number;
  readonly customers: number;
}

const CITIES = ['Berlin', 'Lyon', 'Gent', 'Porto'];

/** Writes a workbook as an office keeps it: a sheet of notes, orders below a merged title with real dates, customers by themselves. */
export async function writeWorkbookOrders(folder: string, name = 'office.xlsx'): Promise<WorkbookOrders> {
  const workbook = new ExcelJS.Workbook();
  const notes = workbook.addWorksheet('Notes');
  notes.addRow(['Kept by the front desk']);
  const sheet = workbook.addWorksheet('Orders');
  sheet.addRow(['Orders of the spring']);
  sheet.mergeCells('A1:E1');
  sheet.addRow([]);
  sheet.addRow(['Order no.', 'Order date', 'Customer no.', 'Product', 'Amount']);
  const [orders, customers] = [60, 12];
  for (let number = 1; number <= orders; number += 1) {
    const row = sheet.addRow([
      `O-${1000 + number}`,
      new Date(Date.UTC(2024, 2, 1 + number)),
      `K${String(1 + (number % customers)).padStart(3, '0')}`,
      `Item ${1 + (number % 7)}`,
      10 + number / 4,
    ]);
    row.getCell(2).numFmt = 'dd.mm.yyyy';
  }
  const people = workbook.addWorksheet('Customers');
  people.addRow(['Customer no.', 'Name', 'City']);
  for (let number = 1; number <= customers; number += 1)
    people.addRow([`K${String(number).padStart(3, '0')}`, `Customer ${number}`, CITIES[number % CITIES.length]]);
  const path = join(folder, name);
  await workbook.xlsx.writeFile(path);
  return { path, orders, customers };
}
